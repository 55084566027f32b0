import { finding } from './finding.ts';
import type { Recognise, Seen } from './seen.ts';

/** Mistakes that show in which line of several was printed when. */
export const lineOrderMistakes: Recognise[] = [
  (seen) => {
    const { expected, line, at } = firstWrongLine(seen) ?? {};
    const later = expected && at !== undefined && expected.indexOf(line ?? '') > at;
    return later
      ? finding('prints-as-it-comes', `"${line}" was printed before "${expected[at]}".`)
      : undefined;
  },
  (seen) => {
    const { expected, line, at } = firstWrongLine(seen) ?? {};
    const earlier = expected && at !== undefined && expected.slice(0, at).includes(line ?? '');
    return earlier ? finding('prints-duplicates', `"${line}" was printed a second time.`) : undefined;
  },
];

interface WrongLine {
  expected: string[];
  line: string;
  /** Its position among the lines that were printed. */
  at: number;
}

function firstWrongLine({ failure: { shown }, step }: Seen): WrongLine | undefined {
  if (step.act.verb !== 'stdout' || !shown?.received || !('bytes' in shown.expected)) return undefined;
  const expected = shown.expected.bytes.toString('utf8').split('\n').slice(0, -1);
  const printed = shown.received.toString('utf8').split(/\r?\n/).slice(0, -1);
  const at = printed.findIndex((line, index) => line !== expected[index]);
  const line = printed[at];
  return expected.length < 2 || line === undefined || line === '' ? undefined : { expected, line, at };
}
