import { findSubmissions } from '../../submission/find-submissions.ts';
import { type HandIn, handInFrom } from '../../submission/hand-in.ts';
import { gradeAndReport } from '../grade-and-report.ts';
import { onInterrupt } from '../interrupt.ts';
import { openAssignmentFor, shortPath } from '../open-assignment.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import { readReplay } from '../read-replay.ts';
import { repeatCommand } from '../repeat-command.ts';
import { checkRuns, newSeed, planSelected, type RunOptions } from '../run-options.ts';
import { checkFormats } from '../save-formats.ts';
import { newReportFolder, openFolder } from '../save-report.ts';
import { submissionMistake } from '../submission-mistake.ts';
import { UsageError } from '../usage-error.ts';

/** Grades submissions and writes the report. */
export async function grade(path: string, paths: string[], options: RunOptions): Promise<number> {
  const assignment = await openAssignmentFor(path, paths);
  checkRuns(assignment, options.run);
  const found = findSubmissions(paths, assignment, options.run);
  if (!Array.isArray(found)) throw new UsageError(submissionMistake(found));
  const submissions = found.map(({ name, folder: handedIn }) => handInFrom(name, handedIn));
  checkFormats(options.format, submissions.length);
  const seed = options.seed ?? newSeed();
  const replay = options.replay === undefined ? undefined : readReplay(options.replay);
  const asked = replay === undefined ? options : { ...options, case: [replay.of] };
  const plan = planSelected(assignment, asked, seed);
  const folder =
    options.out === undefined
      ? newReportFolder('reports', assignment.id, new Date())
      : openFolder(options.out);
  const repeat = ({ name, work }: HandIn, id: string): string =>
    repeatCommand(['grade', path, work.state === 'there' ? shortPath(work.folder) : name], id, options, seed);
  const report = await gradeAndReport(
    { assignment, submissions, plan, seed, folder, repeat, ...(replay && { replay }) },
    options,
    onInterrupt(),
  );
  printReport(report, assignment, folder, options);
  return exitCodeOf(report, options.reportOnly === true);
}
