import type { Decided } from '../class/grade-submission.ts';
import { showText } from '../report/printable.ts';
import { counted } from '../verdict/counted.ts';

/** Tells on standard error how far the grading is: one living line on a terminal, plain lines in a log. */
export interface Progress {
  note(text: string): void;
  decided(submission: string, one: Decided): void;
  finish(): void;
}

export async function openProgress(
  total: { submissions: number; cases: number },
  quiet: boolean,
): Promise<Progress> {
  if (quiet) return { note: () => {}, decided: () => {}, finish: () => {} };
  return process.stderr.isTTY ? await livingLine(total) : plainLines(total);
}

async function livingLine(total: { cases: number }): Promise<Progress> {
  const { createLogUpdate } = await import('log-update');
  const line = createLogUpdate(process.stderr);
  const began = performance.now();
  let done = 0;
  let failed = 0;
  return {
    note: (text) => line.persist(text),
    decided(submission, { verdict }) {
      done++;
      if (verdict.state === 'failed') failed++;
      const perSecond = done / ((performance.now() - began) / 1000);
      const left = Math.ceil((total.cases - done) / perSecond);
      line(
        `${done}/${total.cases} cases, ${failed} failed, ${perSecond.toFixed(1)} a second, ${left} s left  ${printable(submission)}`,
      );
    },
    finish: () => line.clear(),
  };
}

function plainLines(total: { submissions: number; cases: number }): Progress {
  const perSubmission = total.cases / Math.max(1, total.submissions);
  const seen = new Map<string, { decided: number; passed: number }>();
  let finished = 0;
  return {
    note: (text) => void process.stderr.write(`${text}\n`),
    decided(submission, { verdict }) {
      const counts = seen.get(submission) ?? { decided: 0, passed: 0 };
      counts.decided++;
      if (verdict.state === 'passed') counts.passed++;
      seen.set(submission, counts);
      if (counts.decided < perSubmission) return;
      finished++;
      // A program that is proved comes again, under the same name.
      seen.delete(submission);
      process.stderr.write(
        `${finished}/${total.submissions} ${printable(submission)}: ${counts.passed} of ${counted(counts.decided, 'case')} passed\n`,
      );
    },
    finish: () => {},
  };
}

/** A folder's name may hold anything, escape sequences too. */
function printable(name: string): string {
  return showText(name).slice(0, 60);
}
