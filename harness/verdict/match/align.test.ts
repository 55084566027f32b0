import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Tolerance } from '../../spec/assignment.ts';
import { type Alignment, align, alignWhole } from './align.ts';

const all: Tolerance[] = ['newline', 'cr', 'nul-padding', 'banner', 'letter-case', 'trailing-space'];
const anyBytes = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const letter = fc.constantFrom('a', 'A', 'b', ' ', '\t', '\r', '\n', '\0');
/** Few bytes, so that leniencies meet each other. */
const awkward = fc.array(letter, { maxLength: 8 }).map((parts) => Buffer.from(parts.join('')));
/** Expected bytes, and nearly the same with some put in between. */
const nearlyEqual = fc
  .array(fc.tuple(letter, fc.constantFrom('', '', '', ...'\0\r\n a')), { maxLength: 8 })
  .map((parts) => ({
    expected: Buffer.from(parts.map(([own]) => own).join('')),
    received: Buffer.from(parts.map(([own, more]) => `${more}${own}`).join('')),
  }));
const someTolerances = fc.subarray(all);

function aligned(expected: string, received: string, ...tolerate: Tolerance[]): Alignment {
  return alignWhole(Buffer.from(expected), Buffer.from(received), tolerate);
}

describe('without leniency', () => {
  test('bytes agree exactly where what was received begins with them', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (expected, received) => {
        const begins = received.subarray(0, expected.length).equals(expected);
        expect(align(expected, received, []).state === 'equal').toBe(begins);
      }),
    );
  });

  test('what follows is left for the next expectation', () => {
    expect(aligned('hello', 'hello world')).toEqual({ state: 'equal', consumed: 5, tolerated: [] });
  });

  test('a beginning is short of what is missing', () => {
    expect(aligned('hello', 'hel')).toEqual({ state: 'short', missing: Buffer.from('lo'), tolerated: [] });
  });

  test('the first byte that differs is named', () => {
    expect(aligned('hello', 'help!')).toEqual({ state: 'differs', at: 3 });
  });
});

describe.each<[Tolerance, string, string, number]>([
  ['letter-case', 'Hello', 'hELLO', 5],
  ['cr', 'a\nb', 'a\r\nb', 4],
  ['cr', 'a\r\nb', 'a\nb', 3],
  ['nul-padding', 'hello', 'hello\0\0\0', 8],
  ['nul-padding', 'hello', '\0\0hello', 7],
  ['nul-padding', 'a\nb', 'a\0\0\nb', 5],
  ['trailing-space', 'a\nb', 'a \t\nb', 5],
])('%s', (tolerance, expected, received, consumed) => {
  test(`lets ${JSON.stringify(received)} pass for ${JSON.stringify(expected)}, and is noted`, () => {
    expect(aligned(expected, received, tolerance)).toEqual({
      state: 'equal',
      consumed,
      tolerated: [tolerance],
    });
  });

  test(`is not noted where it was not needed`, () => {
    expect(aligned(expected, expected, tolerance)).toMatchObject({ tolerated: [] });
  });
});

test.each<[Tolerance, string, string]>([
  ['letter-case', 'ä', 'Ä'],
  ['cr', 'ab', 'a\rb'],
  ['nul-padding', 'hello', 'hel\0lo'],
  ['trailing-space', 'ab', 'a b'],
  ['newline', 'ab', 'a\nb'],
])('%s does not let %j pass for %j', (tolerance, expected, received) => {
  expect(aligned(expected, received, tolerance).state).toBe('differs');
});

test('a CR whose LF has not come yet may still be forgiven', () => {
  expect(aligned('a\nb', 'a\r', 'cr')).toMatchObject({ state: 'short' });
});

test('a difference is never taken back: with more bytes, it stays', () => {
  fc.assert(
    fc.property(nearlyEqual, someTolerances, ({ expected, received }, tolerate) => {
      const states = Array.from(
        { length: received.length + 1 },
        (_, end) => align(expected, received.subarray(0, end), tolerate).state,
      );
      const whole = states.at(-1);
      const before = states.slice(0, -1);
      if (before.includes('differs')) expect(whole).toBe('differs');
      if (before.includes('equal')) expect(whole).toBe('equal');
    }),
    { numRuns: 2000 },
  );
});

test('whatever is lenient, equal bytes are equal and use no leniency', () => {
  fc.assert(
    fc.property(awkward, someTolerances, (bytes, tolerate) => {
      expect(align(bytes, bytes, tolerate)).toEqual({
        state: 'equal',
        consumed: bytes.length,
        tolerated: [],
      });
    }),
  );
});

test('in a stream, padding behind the bytes is left for what comes next', () => {
  const received = Buffer.from('hello\0\0');
  expect(align(Buffer.from('hello'), received, ['nul-padding'])).toEqual({
    state: 'equal',
    consumed: 5,
    tolerated: [],
  });
});
