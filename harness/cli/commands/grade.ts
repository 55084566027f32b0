import { findSubmissions } from '../../submission/find-submissions.ts';
import { gradeAndReport } from '../grade-and-report.ts';
import { openAssignment, shortPath } from '../open-assignment.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import { quoteWord } from '../quote-word.ts';
import { checkRuns, newSeed, planSelected, type RunOptions } from '../run-options.ts';
import { newReportFolder, openFolder } from '../save-report.ts';
import { UsageError } from '../usage-error.ts';

/** Grades submissions and writes the report. */
export async function grade(path: string, paths: string[], options: RunOptions): Promise<number> {
  const assignment = openAssignment(path);
  checkRuns(assignment, options.run);
  const submissions = findSubmissions(paths, assignment, options.run);
  if (!Array.isArray(submissions)) throw new UsageError(submissions.message);
  const seed = options.seed ?? newSeed();
  const plan = planSelected(assignment, options, seed);
  const folder =
    options.out === undefined
      ? newReportFolder('reports', assignment.id, new Date())
      : openFolder(options.out);
  const repeat = ({ folder: handedIn }: { folder: string }, id: string): string =>
    [
      'wiregrade grade',
      quoteWord(path),
      quoteWord(shortPath(handedIn)),
      '--case',
      quoteWord(id),
      '--seed',
      seed,
    ].join(' ');
  const report = await gradeAndReport({ assignment, submissions, plan, seed, folder, repeat }, options);
  printReport(report, folder, options);
  return exitCodeOf(report, options.reportOnly === true);
}
