import { rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { ExportKind } from '../class/intake/exports/export-kinds.ts';
import { takeIn } from '../class/intake/intake.ts';
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
}

interface Collecting {
  paths: string[];
  assignment: Assignment;
  options: Pick<RunOptions, 'run' | 'quiet'> & CollectOptions;
  /** Archives are unpacked there, so that a case can be repeated. */
  reportFolder(): string;
}

/** The hand-ins that the command line names; what came with them is told on standard error. */
export async function collect({ paths, assignment, options, reportFolder }: Collecting): Promise<HandIn[]> {
  const taken = await takeIn({
    ...{ paths, assignment, overrides: options.run },
    ...(options.export && { exportKind: options.export }),
    area: openUnpackArea(emptied(() => join(reportFolder(), 'unpacked'), paths)),
  });
  if (!('handIns' in taken)) throw new UsageError(submissionMistake(taken));
  if (!options.quiet) process.stderr.write(taken.notes.map((note) => `${showText(note)}\n`).join(''));
  return taken.handIns;
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
