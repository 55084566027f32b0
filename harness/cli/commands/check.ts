import { tmpdir, userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { forStudent } from '../../report/for-student.ts';
import type { Report } from '../../report/report.ts';
import type { Assignment } from '../../spec/assignment.ts';
import { handInFrom } from '../../submission/hand-in.ts';
import { openSubmission } from '../../submission/open-submission.ts';
import { isSubmissionProblem } from '../../submission/submission.ts';
import { checkAgain } from '../check-again.ts';
import { gradeAndReport } from '../grade-and-report.ts';
import { onInterrupt } from '../interrupt.ts';
import { openAssignmentFor } from '../open-assignment.ts';
import { openJournal } from '../open-report.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import { repeatCommand } from '../repeat-command.ts';
import { checkRuns, newSeed, planSelected, type RunOptions } from '../run-options.ts';
import { newReportFolder, openFolder } from '../save-report.ts';
import { submissionMistake } from '../submission-mistake.ts';
import { UsageError } from '../usage-error.ts';

/** Of `check` alone. */
export interface CheckOptions extends RunOptions {
  watch?: boolean;
}

/** Checks the work in one folder; records go to the temporary folder, not among the student's files. */
export async function check(path: string, where: string, options: CheckOptions): Promise<number> {
  const assignment = await openAssignmentFor(path, [where]);
  checkRuns(assignment, options.run);
  const root = join(tmpdir(), `wiregrade-reports-${userInfo().username}`);
  const folder =
    options.out === undefined ? newReportFolder(root, assignment.id, new Date()) : openFolder(options.out);
  const checking: Checking = { assignment, words: ['check', path], where, folder };
  const once = async (cases: string[], signal: AbortSignal): Promise<Report> =>
    await checkOnce(checking, { ...options, case: cases }, signal);
  const show = (report: Report): void => printReport(report, assignment, folder, options);
  const interrupted = onInterrupt();
  if (options.watch) return await checkAgain({ once, show, where, folder, cases: options.case }, interrupted);
  const report = await once(options.case, interrupted);
  show(report);
  return exitCodeOf(report, false);
}

interface Checking {
  assignment: Assignment;
  words: string[];
  where: string;
  folder: string;
}

/** A student reads what students may. */
async function checkOnce(
  { assignment, words, where, folder }: Checking,
  options: RunOptions,
  signal: AbortSignal,
): Promise<Report> {
  const folderOfTheirs = resolve(where);
  const handedIn = handInFrom(basename(folderOfTheirs), folderOfTheirs);
  const opened = openSubmission(folderOfTheirs, assignment, options.run);
  if (isSubmissionProblem(opened)) throw new UsageError(submissionMistake(opened));
  const seed = options.seed ?? newSeed();
  const plan = planSelected(assignment, options, seed);
  const all = [...words, ...(where === '.' ? [] : [where])];
  const repeat = (_: unknown, id: string): string => repeatCommand(all, id, options, seed);
  const journal = openJournal(folder, 'forgotten');
  const command = { assignment: assignment.file, submissions: [folderOfTheirs], options: '' };
  const run = { assignment, submissions: [handedIn], plan, seed, journal, repeat };
  const report = forStudent(
    await gradeAndReport({ ...run, command, manner: '', regrade: [] }, options, signal),
  );
  journal.close();
  return report;
}
