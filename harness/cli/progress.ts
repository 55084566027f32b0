import type { Decided } from '../class/grade-submission.ts';
import type { PlannedCase } from '../plan/planned-case.ts';
import { showText } from '../report/printable.ts';
import { counted } from '../verdict/counted.ts';
import { Tally } from './tally.ts';

/** Tells on standard error how far the grading is: one living line on a terminal, plain lines in a log. */
export interface Progress {
  note(text: string): void;
  /** So much is to be run. */
  expect(submissions: number, cases: number): void;
  runs(submission: string, planned: PlannedCase): void;
  decided(submission: string, one: Decided): void;
  /** Nothing more comes of this submission. */
  closes(submission: string): void;
  finish(): void;
}

export async function openProgress(quiet: boolean): Promise<Progress> {
  if (quiet) return silent;
  return process.stderr.isTTY ? await livingLine() : plainLines();
}

const nothing = (): void => {};
const silent: Progress = {
  ...{ note: nothing, expect: nothing, runs: nothing, decided: nothing, closes: nothing, finish: nothing },
};

async function livingLine(): Promise<Progress> {
  const { createLogUpdate } = await import('log-update');
  const line = createLogUpdate(process.stderr);
  const tally = new Tally(performance.now());
  const show = (): void => line(tally.line(performance.now()));
  const clock = setInterval(show, 1000).unref();
  return {
    note: (text) => line.persist(text),
    expect: (_, cases) => tally.expect(cases),
    runs: (submission, planned) => tally.begins(nameOf(submission, planned), performance.now()),
    decided(submission, { planned, verdict }) {
      tally.decided(nameOf(submission, planned), verdict.state);
      show();
    },
    closes: nothing,
    finish() {
      clearInterval(clock);
      line.clear();
    },
  };
}

/** After so long without a line, a reader of the log wonders. */
const silenceMs = 30_000;

function plainLines(): Progress {
  const write = (text: string): void => void process.stderr.write(`${text}\n`);
  const tally = new Tally(performance.now());
  const clock = setInterval(() => write(tally.line(performance.now())), silenceMs).unref();
  const seen = new Map<string, { decided: number; passed: number; undecided: number }>();
  let total = 0;
  let closed = 0;
  return {
    note: write,
    expect(submissions, cases) {
      total = submissions;
      tally.expect(cases);
    },
    runs: (submission, planned) => tally.begins(nameOf(submission, planned), performance.now()),
    decided(submission, { planned, verdict }) {
      tally.decided(nameOf(submission, planned), verdict.state);
      const counts = seen.get(submission) ?? { decided: 0, passed: 0, undecided: 0 };
      counts.decided++;
      if (verdict.state === 'passed') counts.passed++;
      if (verdict.state === 'undecided') counts.undecided++;
      seen.set(submission, counts);
    },
    closes(submission) {
      closed++;
      const counts = seen.get(submission);
      if (!counts) return;
      // A program that is proved comes again, under the same name.
      seen.delete(submission);
      clock.refresh();
      const passed = `${counts.passed} of ${counted(counts.decided, 'case')} passed`;
      const undecided = counts.undecided > 0 ? `, ${counts.undecided} undecided` : '';
      write(`${closed}/${total} ${printable(submission)}: ${passed}${undecided}`);
    },
    finish: () => clearInterval(clock),
  };
}

function nameOf(submission: string, { id }: PlannedCase): string {
  return `${printable(submission)} ${id}`;
}

/** A folder's name may hold anything, escape sequences too. */
function printable(name: string): string {
  return showText(name).slice(0, 60);
}
