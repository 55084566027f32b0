import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Decided } from '../class/grade-submission.ts';
import { encodeTranscript } from '../verdict/transcript-file.ts';
import { UsageError } from './usage-error.ts';

/** A folder of its own for each run, so that no run overwrites another's results. */
export function newReportFolder(root: string, assignment: string, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  for (let n = 1; ; n++) {
    const folder = join(root, assignment, n === 1 ? stamp : `${stamp}-${n}`);
    mkdirSync(join(root, assignment), { recursive: true });
    if (makeFolder(folder)) return folder;
  }
}

/** The folder asked for, made where it is missing. */
export function openFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    throw new UsageError(`The report cannot go to ${folder}: ${(error as Error).message}`);
  }
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Saves what a case recorded; returns where, or undefined for a case that did not run. */
export function saveTranscript(
  folder: string,
  submission: string,
  { planned, transcript }: Decided,
): string | undefined {
  if (!transcript) return undefined;
  const path = join(folder, 'transcripts', fileName(submission), `${fileName(planned.id)}.json`);
  mkdirSync(join(folder, 'transcripts', fileName(submission)), { recursive: true });
  writeWhole(path, encodeTranscript(transcript));
  return path;
}

/** Either the old file or the whole new one is there, whatever happens meanwhile. */
export function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}

/** Names of submissions are paths of students' choosing. */
function fileName(name: string): string {
  const safe = name.replace(/[\p{C}/\\:*?"<>|]/gu, '_').slice(0, 100);
  return /^\.*$/.test(safe) ? `_${safe}` : safe;
}
