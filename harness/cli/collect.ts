import { readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { ExportKind } from '../class/intake/exports/export-kinds.ts';
import { takeIn } from '../class/intake/intake.ts';
import { readRoster, UnusableRoster } from '../class/intake/roster/read-roster.ts';
import type { Roster } from '../class/intake/roster/roster.ts';
import { openUnpackArea } from '../class/intake/unpack-area.ts';
import { showText } from '../report/printable.ts';
import type { Assignment } from '../spec/assignment.ts';
import type { HandIn } from '../submission/hand-in.ts';
import type { RunOptions } from './run-options.ts';
import { submissionMistake } from './submission-mistake.ts';
import { UsageError } from './usage-error.ts';

/** How `grade` is told what comes in. */
export interface CollectOptions {
  export?: ExportKind;
  roster?: string;
}

/** The hand-ins to be graded. */
export interface Collected {
  handIns: HandIn[];
  /** What the roster, if it is a gradebook, calls the assignment. */
  gradeColumn?: string;
}

interface Collecting {
  paths: string[];
  assignment: Assignment;
  options: Pick<RunOptions, 'run' | 'quiet'> & CollectOptions;
  /** Archives are unpacked there, so that a case can be repeated. */
  reportFolder(): string;
}

/** The hand-ins that the command line names; what came with them is told on standard error. */
export async function collect({ paths, assignment, options, reportFolder }: Collecting): Promise<Collected> {
  const roster = options.roster === undefined ? undefined : openRoster(options.roster, assignment.title);
  const taken = await takeIn({
    ...{ paths, assignment, overrides: options.run },
    ...(options.export && { exportKind: options.export }),
    ...(roster && { roster }),
    area: openUnpackArea(emptied(() => join(reportFolder(), 'unpacked'), paths)),
  });
  if (!('handIns' in taken)) throw new UsageError(submissionMistake(taken));
  if (!options.quiet) process.stderr.write(taken.notes.map((note) => `${showText(note)}\n`).join(''));
  return { handIns: taken.handIns, ...(roster?.gradeColumn && { gradeColumn: roster.gradeColumn }) };
}

function openRoster(path: string, title: string): Roster {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`There is no roster ${path}. --roster takes a CSV file.`);
  try {
    return readRoster(readFileSync(path), title);
  } catch (error) {
    if (!(error instanceof UnusableRoster)) throw error;
    throw new UsageError(`The roster ${path} ${error.message}`);
  }
}

/** What an earlier run unpacked makes room, unless it is just what is to be graded. */
function emptied(root: () => string, paths: string[]): () => string {
  let folder: string | undefined;
  return () => {
    if (folder === undefined) {
      folder = root();
      const inUse = paths.some((path) => !relative(folder ?? '', resolve(path)).startsWith('..'));
      if (!inUse) rmSync(folder, { recursive: true, force: true });
    }
    return folder;
  };
}
