import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Journal, journalFile } from '../class/journal/journal.ts';
import { lastReport } from '../class/journal/last-report.ts';
import { InUse } from '../class/journal/lock-folder.ts';
import type { GradeCommand } from '../class/journal/record.ts';
import { shortPath } from './open-assignment.ts';
import { newReportFolder, openFolder } from './save-report.ts';
import { UsageError } from './usage-error.ts';

/**
 * The folder asked for; otherwise the last report that the same command made, or a new one.
 * `regrade` tells whether an old report may be continued.
 */
export function openReport(
  out: string | undefined,
  assignmentId: string,
  command: GradeCommand,
  regrade: string[],
): Journal {
  if (out !== undefined) return openReportOf(assignmentId, openFolder(out));
  const last = lastReport(join('reports', assignmentId), command, regrade);
  return openJournal(last ?? newReportFolder('reports', assignmentId, new Date()));
}

/** What is asked for by name may hold another assignment's results, which nobody wants to lose. */
function openReportOf(assignmentId: string, folder: string): Journal {
  const journal = openJournal(folder);
  const before = journal.runs.at(-1)?.began.assignment.id;
  if (before === undefined || before === assignmentId) return journal;
  throw new UsageError(
    `${shortPath(folder)} holds a report on ${before}: name another folder with --out for ${assignmentId}.`,
  );
}

/** A report that was made before, to be read again. */
export function openMadeReport(folder: string): Journal {
  if (existsSync(journalFile(folder))) return openJournal(folder);
  throw new UsageError(`${folder} is no report’s folder: there is no journal in it.`);
}

/** Two runs that write the same report would each undo what the other does. */
export function openJournal(folder: string, past: 'kept' | 'forgotten' = 'kept'): Journal {
  try {
    return new Journal(folder, past);
  } catch (error) {
    if (!(error instanceof InUse)) throw error;
    throw new UsageError(
      `${shortPath(folder)} is being graded already: ${error.message}. Wait until that has ended, or name another folder with --out.`,
    );
  }
}
