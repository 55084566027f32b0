import { join } from 'node:path';
import type { Replay } from '../class/grade-submission.ts';
import { gradeIntoJournal } from '../class/journal/grade-into-journal.ts';
import type { Journal } from '../class/journal/journal.ts';
import { journalReport } from '../class/journal/journal-report.ts';
import type { GradeCommand } from '../class/journal/record.ts';
import type { Shard } from '../class/journal/shard.ts';
import type { PlannedCase } from '../plan/planned-case.ts';
import type { Report } from '../report/report.ts';
import type { Assignment } from '../spec/assignment.ts';
import type { HandIn } from '../submission/hand-in.ts';
import { shortPath } from './open-assignment.ts';
import { openProgress } from './progress.ts';
import { recallLines } from './recall-lines.ts';
import type { RunOptions } from './run-options.ts';

/** One run of the command, with everything read and selected. */
export interface Run {
  assignment: Assignment;
  submissions: HandIn[];
  plan: PlannedCase[];
  seed: number;
  /** Of the report's folder. */
  journal: Journal;
  command: GradeCommand;
  /** How cases are run, as far as options may change what comes of them. */
  manner: string;
  /** What is graded afresh although it is known. */
  regrade: string[];
  shard?: Shard;
  /** What the gradebook calls the assignment, where an export says so. */
  gradeColumn?: string;
  /** Link decisions of an earlier run of one case. */
  replay?: Replay;
  /** The command that repeats one case of a submission. */
  repeat(folder: string, caseId: string): string;
}

/** Runs what is not known yet, each case recorded as soon as it is decided, and makes the report of all. */
export async function gradeAndReport(run: Run, options: RunOptions, signal: AbortSignal): Promise<Report> {
  const { journal } = run;
  const progress = await openProgress(options.quiet === true);
  await gradeIntoJournal(
    {
      ...run,
      overrides: options.run,
      jobs: options.jobs ?? 'adapted',
      patience: options.patience,
      shownFile: shortPath(run.assignment.file),
    },
    options.isolation,
    {
      began: ({ isolation, lacks }, recall) => {
        if (lacks.length > 0) progress.note(`Isolation is ${isolation}: ${lacks.join('; ')}.`);
        for (const line of recallLines(shortPath(journal.folder), journal.damaged, recall))
          progress.note(line);
        progress.expect(run.submissions.length, run.submissions.length * run.plan.length - recall.kept);
      },
      runs: ({ name }, planned) => progress.runs(name, planned),
      decided: ({ name }, one) => progress.decided(name, one),
      closes: ({ name }) => progress.closes(name),
    },
    signal,
  );
  progress.finish();
  await journal.letGo();
  return journalReport(journal, shortPath);
}

/** Where the JSON of a report lies. */
export function reportFile(folder: string): string {
  return join(folder, 'report.json');
}
