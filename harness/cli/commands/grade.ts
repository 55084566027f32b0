import type { Replay } from '../../class/grade-submission.ts';
import type { Journal } from '../../class/journal/journal.ts';
import { commonSeed, inShard, type Shard } from '../../class/journal/shard.ts';
import type { PlannedCase } from '../../plan/planned-case.ts';
import type { Assignment } from '../../spec/assignment.ts';
import { withNearestName } from '../../spec/nearest-name.ts';
import type { HandIn } from '../../submission/hand-in.ts';
import { type CollectOptions, collect } from '../collect.ts';
import { gradeAndReport } from '../grade-and-report.ts';
import { commandOf } from '../grade-command.ts';
import { onInterrupt } from '../interrupt.ts';
import { openAssignmentFor, shortPath } from '../open-assignment.ts';
import { openReport } from '../open-report.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import { readReplay } from '../read-replay.ts';
import { repeatCommand } from '../repeat-command.ts';
import { checkRuns, newSeed, planSelected, type RunOptions } from '../run-options.ts';
import { checkFormats } from '../save-formats.ts';
import { UsageError } from '../usage-error.ts';

/** Of `grade` alone. */
export interface GradeOptions extends RunOptions, CollectOptions {
  regrade: string[];
  shard?: Shard;
}

/** Grades submissions and writes the report; what an earlier run has decided is not run again. */
export async function grade(path: string, paths: string[], options: GradeOptions): Promise<number> {
  const assignment = await openAssignmentFor(path, paths);
  checkRuns(assignment, options.run);
  const command = commandOf(assignment.file, paths, options);
  const open = onFirstCall(() => openReport(options.out, assignment.id, command, options.regrade));
  const collected = await collect({ paths, assignment, options, reportFolder: () => open().folder });
  const submissions = options.shard ? inShard(collected.handIns, options.shard) : collected.handIns;
  checkFormats(options.format, submissions.length);
  const replay = options.replay === undefined ? undefined : readReplay(options.replay);
  const selected = replay === undefined ? options : { ...options, case: [replay.of] };
  const planWith = (seed: number): PlannedCase[] => planSelected(assignment, selected, seed);
  checkRegrade(options.regrade, submissions, planWith(0));
  const journal = open();
  const seed = options.seed ?? seedOf(journal, assignment, options);
  const repeat = (handedIn: string, id: string): string =>
    repeatCommand(['grade', path, shortPath(handedIn), '--regrade', 'all'], id, options, seed);
  const { gradeColumn } = collected;
  const report = await gradeAndReport(
    {
      ...{ assignment, submissions, plan: planWith(seed), seed, journal, command, repeat },
      ...{ manner: mannerOf(options, replay), regrade: options.regrade },
      ...(replay && { replay }),
      ...(options.shard && { shard: options.shard }),
      ...(gradeColumn !== undefined && { gradeColumn }),
    },
    options,
    onInterrupt(),
  );
  printReport(report, assignment, journal.folder, options);
  return exitCodeOf(report, options.reportOnly === true);
}

/** The report is opened when something is to go there: not for wrong usage. */
function onFirstCall<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** A name that nothing has would regrade nothing. */
function checkRegrade(regrade: string[], submissions: HandIn[], plan: PlannedCase[]): void {
  const known = new Set([
    ...['all', 'failed', ...submissions.map(({ name }) => name)],
    ...plan.flatMap((one) => [one.id, one.case.id]),
  ]);
  const wrong = regrade.find((name) => !known.has(name));
  if (wrong === undefined) return;
  const message = `--regrade takes \`all\`, \`failed\`, a submission or a case; there is no ${wrong}`;
  throw new UsageError(withNearestName(message, wrong, known));
}

/** A report that is continued goes on with its own random choices; machines that share a class have the same. */
function seedOf({ runs }: Journal, { id, text }: Assignment, { shard }: GradeOptions): number {
  const before = runs.at(-1)?.began;
  if (before?.assignment.id === id) return before.seed;
  return shard ? commonSeed(text) : newSeed();
}

/** Of all options, those that may change what comes of a case. */
function mannerOf({ run, patience }: GradeOptions, replay: Replay | undefined): string {
  return JSON.stringify({ run, patience, replay });
}
