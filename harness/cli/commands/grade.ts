import { type CollectOptions, collect } from '../collect.ts';
import { gradeAndReport } from '../grade-and-report.ts';
import { onInterrupt } from '../interrupt.ts';
import { openAssignmentFor, shortPath } from '../open-assignment.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import { readReplay } from '../read-replay.ts';
import { repeatCommand } from '../repeat-command.ts';
import { checkRuns, newSeed, planSelected, type RunOptions } from '../run-options.ts';
import { checkFormats } from '../save-formats.ts';
import { newReportFolder, openFolder } from '../save-report.ts';

/** Grades submissions and writes the report. */
export async function grade(
  path: string,
  paths: string[],
  options: RunOptions & CollectOptions,
): Promise<number> {
  const assignment = await openAssignmentFor(path, paths);
  checkRuns(assignment, options.run);
  const reportFolder = onFirstCall(() =>
    options.out === undefined
      ? newReportFolder('reports', assignment.id, new Date())
      : openFolder(options.out),
  );
  const submissions = await collect({ paths, assignment, options, reportFolder });
  checkFormats(options.format, submissions.length);
  const seed = options.seed ?? newSeed();
  const replay = options.replay === undefined ? undefined : readReplay(options.replay);
  const asked = replay === undefined ? options : { ...options, case: [replay.of] };
  const plan = planSelected(assignment, asked, seed);
  const folder = reportFolder();
  const repeat = (handedIn: string, id: string): string =>
    repeatCommand(['grade', path, shortPath(handedIn)], id, options, seed);
  const report = await gradeAndReport(
    { assignment, submissions, plan, seed, folder, repeat, ...(replay && { replay }) },
    options,
    onInterrupt(),
  );
  printReport(report, assignment, folder, options);
  return exitCodeOf(report, options.reportOnly === true);
}

/** The folder of the report is made when something is to go there: not for wrong usage. */
function onFirstCall(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
