import { join } from 'node:path';
import { type Graded, gradeClass } from '../class/grade-class.ts';
import type { Decided, Replay } from '../class/grade-submission.ts';
import { idWithSeed } from '../plan/link-seeds.ts';
import type { PlannedCase } from '../plan/planned-case.ts';
import { caseReport } from '../report/case-report.ts';
import type { Report, SubmissionReport } from '../report/report.ts';
import { score } from '../score/score.ts';
import type { Assignment } from '../spec/assignment.ts';
import type { HandIn } from '../submission/hand-in.ts';
import { version } from '../version.ts';
import { shortPath } from './open-assignment.ts';
import { openProgress } from './progress.ts';
import { defaultJobs, type RunOptions } from './run-options.ts';
import { saveTranscript } from './save-report.ts';

/** One run of the command, with everything read and selected. */
export interface Run {
  assignment: Assignment;
  submissions: HandIn[];
  plan: PlannedCase[];
  seed: number;
  folder: string;
  /** Link decisions of an earlier run of one case. */
  replay?: Replay;
  /** The command that repeats one case of a submission. */
  repeat(folder: string, caseId: string): string;
}

/** Runs everything, saving each transcript as soon as it is there, and makes the report of it. */
export async function gradeAndReport(run: Run, options: RunOptions, signal: AbortSignal): Promise<Report> {
  const { assignment, submissions, plan } = run;
  const startedAt = new Date().toISOString();
  const cases = submissions.length * plan.length;
  const progress = await openProgress({ submissions: submissions.length, cases }, options.quiet === true);
  const saved = new Map<Decided, string>();
  const graded = await gradeClass(
    {
      assignment,
      submissions,
      plan,
      overrides: options.run,
      jobs: options.jobs ?? defaultJobs(),
      patience: options.patience,
      ...(run.replay && { replay: run.replay }),
    },
    options.isolation,
    {
      began: (isolation, lacks) => {
        if (lacks.length > 0) progress.note(`Isolation is ${isolation}: ${lacks.join('; ')}.`);
      },
      decided: (submission, one) => {
        const path = saveTranscript(run.folder, submission, one);
        if (path !== undefined) saved.set(one, path);
        progress.decided(submission, one);
      },
    },
    signal,
  );
  progress.finish();
  return reportOf(run, graded, saved, startedAt);
}

function reportOf(run: Run, graded: Graded, saved: Map<Decided, string>, startedAt: string): Report {
  const { id, title, file, text } = run.assignment;
  const assignment = { file: shortPath(file), text };
  const submissions = graded.submissions.map(({ name, decided }, index) => ({
    name,
    ...whoseOf(run.submissions[index] as HandIn),
    score: score(decided.map(({ verdict }) => verdict)),
    cases: decided.map((one) => {
      const path = saved.get(one);
      return caseReport({
        verdict: one.verdict,
        assignment,
        events: one.events,
        ...repeatOf(run, run.submissions[index] as HandIn, one),
        ...(path !== undefined && { transcript: shortPath(path) }),
      });
    }),
  }));
  return {
    report: 1,
    wiregrade: version,
    assignment: { id, title, file: shortPath(file) },
    isolation: graded.isolation,
    lacks: graded.lacks,
    seed: run.seed,
    startedAt,
    submissions,
  };
}

function repeatOf(run: Run, { work }: HandIn, { planned }: Decided): { repeat?: string } {
  return work.state === 'there' ? { repeat: run.repeat(work.folder, idWithSeed(planned)) } : {};
}

function whoseOf({ students, late }: HandIn): Pick<SubmissionReport, 'students' | 'late'> {
  return { ...(students.length > 0 && { students }), ...(late !== undefined && { late }) };
}

/** Where the JSON of a report lies. */
export function reportFile(folder: string): string {
  return join(folder, 'report.json');
}
