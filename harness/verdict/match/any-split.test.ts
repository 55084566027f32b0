import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Frame, Pattern, Tolerance } from '../../spec/assignment.ts';
import { at, brief, includes, is, isLine, json, line, match, not, raw, value } from './example-moment.ts';

const tolerances: Tolerance[] = ['newline', 'cr', 'nul-padding', 'banner', 'letter-case', 'trailing-space'];
const crlf: Frame = { kind: 'line', end: 'crlf', max: 12 };
const untilClose: Frame = { kind: 'until-close' };
const fixed: Frame = { kind: 'fixed', bytes: 3 };
const some = at({ kind: 'some', atLeast: 1, atMost: 2, of: isLine('Hi') });

const expectations: [string, Pattern, Frame][] = [
  ['exact bytes', is('Hi\nyou\n'), raw],
  ['exact bytes with CRLF', is('Hi\r\nyou'), raw],
  ['no bytes', is(''), raw],
  ['text somewhere', includes('Hi'), raw],
  ['text nowhere', not(includes('Hi')), raw],
  ['both texts', at({ kind: 'all', of: [includes('Hi'), includes('you')] }), raw],
  ['a line', isLine('Hi'), line],
  ['a line with CRLF', isLine('Hi'), crlf],
  ['a line among bytes', isLine('Hi'), raw],
  ['another line', not(isLine('Hi')), line],
  ['one of two lines', at({ kind: 'any', of: [isLine('Hi'), isLine('you')] }), line],
  ['two lines in any order', at({ kind: 'unordered', of: [isLine('Hi'), isLine('you')] }), line],
  ['one or two lines', some, line],
  ['a JSON value', json([1]), value],
  ['a number', json(1), value],
  ['everything', is('Hi\nyou'), untilClose],
  ['three bytes', is('Hi\n'), fixed],
];

const piece = fc.constantFrom('Hi', 'you', '\n', '\r\n', '\r', ' ', '\0', 'HI', 'Yo', 'x', '[1]', '1', '');
const stream = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

/** What waiting comes to when the stream arrives up to each of these offsets in turn, and then is over. */
function waited(pattern: Pattern, text: string, stops: number[], frame: Frame, fixedly: object): string {
  for (const stop of stops) {
    const now = match(pattern, text.slice(0, stop), { frame, ...fixedly });
    if (now.match !== 'more') return brief(now);
  }
  const last = match(pattern, text, { frame, ...fixedly, over: true });
  return brief(last.match === 'more' && last.atEnd ? last.atEnd : last);
}

describe.each(expectations)('%s', (_, pattern, frame) => {
  test('comes to the same however the stream is cut', () => {
    const circumstances = fc.record({ tolerate: fc.subarray(tolerances), fresh: fc.boolean() });
    fc.assert(
      fc.property(stream, circumstances, (text, fixedly) => {
        const everyByte = Array.from({ length: text.length + 1 }, (_, stop) => stop);
        const atOnce = waited(pattern, text, [0, text.length], frame, fixedly);
        expect(waited(pattern, text, everyByte, frame, fixedly)).toBe(atOnce);
      }),
      { numRuns: 1500 },
    );
  });
});
