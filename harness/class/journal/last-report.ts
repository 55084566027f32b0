import { closeSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { journalFile } from './journal.ts';
import { decodeLine } from './journal-line.ts';
import { readJournal } from './read-journal.ts';
import type { Began, GradeCommand } from './record.ts';
import { isSameCommand, resumedFrom } from './regrade.ts';
import { scanLines } from './scan-lines.ts';

/**
 * The newest report below `root` that the same command made. One that grades all
 * afresh goes on only where it was broken off itself.
 */
export function lastReport(
  root: string,
  command: GradeCommand,
  regrade: readonly string[],
): string | undefined {
  const folder = newestFirst(root).find((path) => {
    const began = firstRun(path);
    return began !== undefined && isSameCommand(began.command, command);
  });
  if (folder === undefined || !regrade.includes('all')) return folder;
  const { runs } = opened(folder, readJournal);
  return resumedFrom(runs, command, regrade) < runs.length ? folder : undefined;
}

function newestFirst(root: string): string[] {
  const entries = statSync(root, { throwIfNoEntry: false }) ? readdirSync(root, { withFileTypes: true }) : [];
  // A report that was told to go to `root` itself has files there.
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(root, name))
    .flatMap((path) => {
      const found = statSync(journalFile(path), { throwIfNoEntry: false });
      return found ? [{ path, changedMs: found.mtimeMs }] : [];
    })
    .sort((a, b) => b.changedMs - a.changedMs)
    .map(({ path }) => path);
}

function firstRun(folder: string): Began | undefined {
  const [line] = opened(folder, (fd) => [scanLines(fd).next().value]);
  const record = line ? decodeLine(line.text) : undefined;
  return record?.kind === 'began' ? record : undefined;
}

function opened<T>(folder: string, read: (fd: number) => T): T {
  const fd = openSync(journalFile(folder), 'r');
  try {
    return read(fd);
  } finally {
    closeSync(fd);
  }
}
