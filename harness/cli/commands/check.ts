import { tmpdir, userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { openSubmission } from '../../submission/open-submission.ts';
import { isSubmissionProblem } from '../../submission/submission.ts';
import { gradeAndReport } from '../grade-and-report.ts';
import { openAssignment } from '../open-assignment.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import { quoteWord } from '../quote-word.ts';
import { checkRuns, newSeed, planSelected, type RunOptions } from '../run-options.ts';
import { newReportFolder, openFolder } from '../save-report.ts';
import { UsageError } from '../usage-error.ts';

/** Checks the work in one folder; records go to the temporary folder, not among the student's files. */
export async function check(path: string, where: string, options: RunOptions): Promise<number> {
  const assignment = openAssignment(path);
  checkRuns(assignment, options.run);
  const handedIn = { name: basename(resolve(where)), folder: resolve(where) };
  const opened = openSubmission(handedIn.folder, assignment, options.run);
  if (isSubmissionProblem(opened)) throw new UsageError(opened.message);
  const seed = options.seed ?? newSeed();
  const plan = planSelected(assignment, options, seed);
  const root = join(tmpdir(), `wiregrade-reports-${userInfo().username}`);
  const folder =
    options.out === undefined ? newReportFolder(root, assignment.id, new Date()) : openFolder(options.out);
  const again = ['wiregrade check', quoteWord(path), ...(where === '.' ? [] : [quoteWord(where)])].join(' ');
  const repeat = (_: unknown, id: string): string => `${again} --case ${quoteWord(id)} --seed ${seed}`;
  const report = await gradeAndReport(
    { assignment, submissions: [handedIn], plan, seed, folder, repeat },
    options,
  );
  printReport(report, folder, options);
  return exitCodeOf(report, false);
}
