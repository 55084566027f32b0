import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyFailure, anyLadder, optional } from './example-failure.ts';
import type { Ladder } from './ladder/ladder.ts';
import { widthOf } from './printable.ts';
import type { CaseReport } from './report.ts';
import { mostFailureLines, renderFailure } from './terminal-failure.ts';
import { screenLines } from './terminal-screen.ts';

const look = { colours: 'none', symbols: 'unicode' } as const;

describe('a failed case', () => {
  test('fits one screen, however much there is to tell', () => {
    fc.assert(
      fc.property(anyFailure, optional(anyLadder), (one, drawn) => {
        const lines = renderFailure(one, 'echo', look, drawn);
        expect(screenLines(lines)).toBeLessThanOrEqual(mostFailureLines);
        expect(lines.every((line) => widthOf(line) <= 100 || /^ {2}(repeat|recorded) /.test(line))).toBe(
          true,
        );
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  test('tells at all events where, what was expected, what came, and how to see it again', () => {
    fc.assert(
      fc.property(anyFailure, optional(anyLadder), (one, drawn) => {
        const { reason: why } = one.outcome;
        const text = renderFailure(one, 'echo', look, drawn).join('\n');
        expect(text).toContain(`  repeat    ${one.one.repeat}`);
        expect(text).toContain(why.message.slice(0, 30).trimEnd().split(' ')[0]);
        if (why.place) expect(text).toMatch(/assignment\.yaml:31:\d+\n.* 31 \| .*\n {6} \| *\^+/);
        if (why.shown) expect(text).toMatch(/\n {2}expected {2}\S[\s\S]*\n {2}received {2}\S/);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

test('a ladder loses height and the second hint goes before anything else of a failure', () => {
  const outcome = {
    ...({ state: 'failed', earned: 0 } as const),
    reason: {
      ...({ code: 'no-answer', message: 'no answer' } as const),
      findings: [
        { code: 'first', message: 'First seen.', hint: 'First asked.' },
        { code: 'second', message: 'Second seen.', hint: 'Second asked.' },
      ],
      proof: { afterMs: 2, words: Array.from({ length: 6 }, (_, index) => `thread ${index} is blocked`) },
    },
  };
  const programs = [{ name: 'server', end: { state: 'ended', code: 1 }, lines: ['a', 'b'], leftOut: 0 }];
  const one = {
    id: 'a',
    title: 'A',
    checks: [],
    programs,
    repeat: 'again',
    outcome,
  } as unknown as CaseReport;
  const rows = Array.from({ length: 40 }, (_, at) => ({
    at,
    kind: 'note',
    of: 'server',
    words: `note ${at}`,
  }));
  const drawn = { lifelines: [{ name: 'server', kind: 'program' }], rows } as Ladder;
  const text = renderFailure({ one, outcome, alike: [] }, 'echo', look, drawn).join('\n');
  expect(text).toContain('note 39');
  expect(text).toContain('First asked.');
  expect(text).not.toContain('Second');
  expect(text).toContain('thread 0 is blocked');
  expect(text).toContain('ended with exit code 1');
});
