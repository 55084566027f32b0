import { expect, test } from '@jest/globals';
import type { Frame, Pattern, Tolerance } from '../../spec/assignment.ts';
import { contentOf, packDatagram, unpackDatagrams } from './datagram-log.ts';
import { at, brief, includes, is, isLine, json, match, not } from './example-moment.ts';

const frame: Frame = { kind: 'datagram' };
const size = (bytes: number): Pattern => at({ kind: 'size', min: bytes, max: bytes });

/** What a pattern says of these datagrams, in brief; `yes` tells how many it took. */
function on(datagrams: string[], pattern: Pattern, tolerate: Tolerance[] = []): string {
  const bytes = Buffer.concat(datagrams.map((text) => packDatagram(Buffer.from(text))));
  const result = match(pattern, bytes, { frame, tolerate });
  if (result.match !== 'yes') return brief(result);
  const taken = unpackDatagrams(bytes.subarray(0, result.consumed)).length;
  return ['yes', taken, ...result.tolerated].join(' ');
}

test('datagrams keep their bounds, empty ones too', () => {
  const texts = ['one', '', 'three'];
  const packed = Buffer.concat(texts.map((text) => packDatagram(Buffer.from(text))));
  expect(unpackDatagrams(packed).map(String)).toEqual(texts);
  expect(contentOf(packed).toString()).toBe('onethree');
});

test.each<[string, string[], Pattern, string]>([
  ['the whole of one', ['hello', 'x'], is('hello'), 'yes 1'],
  ['no part of one', ['hello world'], is('hello'), 'no wrong-answer'],
  ['not two for one', ['hel', 'lo'], is('hello'), 'no wrong-answer'],
  ['an empty one', [''], is(''), 'yes 1'],
  ['an empty one by its size', [''], size(0), 'yes 1'],
  ['nothing yet', [], is(''), 'more'],
  ['a part of one', ['hello world'], includes('wor'), 'yes 1'],
  ['JSON without a line end', ['{"a": 1}'], json({ a: 1 }), 'yes 1'],
  ['a number, which is whole as it stands', ['12'], json(12), 'yes 1'],
  ['a line with its end', ['hello\n'], isLine('hello'), 'yes 1'],
  ['a line with CRLF', ['hello\r\n'], isLine('hello'), 'yes 1'],
  ['a line without its end', ['hello'], isLine('hello'), 'no wrong-answer'],
  ['anything but', ['bye'], not(is('hello')), 'yes 1'],
])('a datagram is one message: %s', (_, datagrams, pattern, result) => {
  expect(on(datagrams, pattern)).toBe(result);
});

test('the teacher’s leniency holds within a datagram', () => {
  expect(on(['hello'], isLine('hello'), ['newline'])).toBe('yes 1 newline');
  expect(on(['hello\0\0\0'], is('hello'), ['nul-padding'])).toBe('yes 1 nul-padding');
});

test('several datagrams in any order are told apart by what they hold', () => {
  const pattern = at({ kind: 'unordered', of: [is('a'), is('b'), is('')] });
  expect(on(['b', '', 'a'], pattern)).toBe('yes 3');
  expect(on(['b', '', 'b'], pattern)).toBe('no wrong-answer');
  expect(on(['b', ''], pattern)).toBe('more');
});

test('some datagrams are counted, by what makes them distinct', () => {
  const some = (atLeast: number): Pattern =>
    at({ kind: 'some', atLeast, of: includes('seq'), distinct: '/seq' });
  expect(on(['{"seq":1}', '{"seq":1}', '{"seq":2}'], some(2))).toBe('yes 3');
  expect(on(['{"seq":1}', '{"seq":1}'], some(2))).toBe('more, then no wrong-answer');
  expect(on([], some(2))).toBe('more');
});
