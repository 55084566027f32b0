import { resolve } from 'node:path';
import type { Replay } from '../../class/grade-submission.ts';
import type { Began, GradeCommand } from '../../class/journal/record.ts';
import { findSubmissions } from '../../submission/find-submissions.ts';
import { type HandIn, handInFrom } from '../../submission/hand-in.ts';
import { gradeAndReport } from '../grade-and-report.ts';
import { onInterrupt } from '../interrupt.ts';
import { openAssignmentFor, shortPath } from '../open-assignment.ts';
import { openReport } from '../open-report.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import { readReplay } from '../read-replay.ts';
import { repeatCommand } from '../repeat-command.ts';
import { checkRuns, newSeed, planSelected, type RunOptions } from '../run-options.ts';
import { checkFormats } from '../save-formats.ts';
import { submissionMistake } from '../submission-mistake.ts';
import { UsageError } from '../usage-error.ts';

/** Of `grade` alone. */
export interface GradeOptions extends RunOptions {
  regrade: string[];
}

/** Grades submissions and writes the report; what an earlier run has decided is not run again. */
export async function grade(path: string, paths: string[], options: GradeOptions): Promise<number> {
  const assignment = await openAssignmentFor(path, paths);
  checkRuns(assignment, options.run);
  const found = findSubmissions(paths, assignment, options.run);
  if (!Array.isArray(found)) throw new UsageError(submissionMistake(found));
  const submissions = found.map(({ name, folder }) => handInFrom(name, folder));
  checkFormats(options.format, submissions.length);
  const replay = options.replay === undefined ? undefined : readReplay(options.replay);
  const asked = replay === undefined ? options : { ...options, case: [replay.of] };
  planSelected(assignment, asked, 0);
  const command = commandOf(assignment.file, paths, options);
  const { regrade } = options;
  const journal = openReport(options.out, assignment.id, command, regrade);
  const seed = options.seed ?? seedOf(journal.runs.at(-1)?.began, assignment.id) ?? newSeed();
  const plan = planSelected(assignment, asked, seed);
  const repeat = ({ name, work }: HandIn, id: string): string =>
    repeatCommand(['grade', path, work.state === 'there' ? shortPath(work.folder) : name], id, options, seed);
  const manner = mannerOf(options, replay);
  const report = await gradeAndReport(
    {
      assignment,
      submissions,
      plan,
      seed,
      journal,
      command,
      manner,
      regrade,
      repeat,
      ...(replay && { replay }),
    },
    options,
    onInterrupt(),
  );
  printReport(report, assignment, journal.folder, options);
  return exitCodeOf(report, options.reportOnly === true);
}

/** A report that is continued goes on with its own random choices. */
function seedOf(began: Began | undefined, assignmentId: string): number | undefined {
  return began?.assignment.id === assignmentId ? began.seed : undefined;
}

function commandOf(file: string, paths: string[], options: GradeOptions): GradeCommand {
  const { case: cases, tag, run, isolation, patience, seed, replay } = options;
  return {
    assignment: file,
    submissions: paths.map((path) => resolve(path)),
    options: JSON.stringify({ cases, tag, run, isolation, patience, seed, replay }),
  };
}

/** Of all options, those that may change what comes of a case. */
function mannerOf({ run, patience }: GradeOptions, replay: Replay | undefined): string {
  return JSON.stringify({ run, patience, replay });
}
