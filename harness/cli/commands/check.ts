import { tmpdir, userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { openSubmission } from '../../submission/open-submission.ts';
import { isSubmissionProblem } from '../../submission/submission.ts';
import { gradeAndReport } from '../grade-and-report.ts';
import { openAssignmentFor } from '../open-assignment.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import { repeatCommand } from '../repeat-command.ts';
import { checkRuns, newSeed, planSelected, type RunOptions } from '../run-options.ts';
import { newReportFolder, openFolder } from '../save-report.ts';
import { submissionMistake } from '../submission-mistake.ts';
import { UsageError } from '../usage-error.ts';

/** Checks the work in one folder; records go to the temporary folder, not among the student's files. */
export async function check(path: string, where: string, options: RunOptions): Promise<number> {
  const assignment = await openAssignmentFor(path, [where]);
  checkRuns(assignment, options.run);
  const handedIn = { name: basename(resolve(where)), folder: resolve(where) };
  const opened = openSubmission(handedIn.folder, assignment, options.run);
  if (isSubmissionProblem(opened)) throw new UsageError(submissionMistake(opened));
  const seed = options.seed ?? newSeed();
  const plan = planSelected(assignment, options, seed);
  const root = join(tmpdir(), `wiregrade-reports-${userInfo().username}`);
  const folder =
    options.out === undefined ? newReportFolder(root, assignment.id, new Date()) : openFolder(options.out);
  const words = ['check', path, ...(where === '.' ? [] : [where])];
  const repeat = (_: unknown, id: string): string => repeatCommand(words, id, options, seed);
  const report = await gradeAndReport(
    { assignment, submissions: [handedIn], plan, seed, folder, repeat },
    options,
  );
  printReport(report, assignment, folder, options);
  return exitCodeOf(report, false);
}
