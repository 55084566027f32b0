import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Pattern } from '../../spec/assignment.ts';
import { at, brief, includes, is, isLine, json, line, match } from './example-moment.ts';

const unordered = (...of: Pattern[]): Pattern => at({ kind: 'unordered', of });
const part = (value: Record<string, number>): Pattern => at({ kind: 'json-includes', value });
const framed = { frame: line };

describe('unordered', () => {
  test('each pattern has a message of its own, in whatever order they come', () => {
    const names = ['ann', 'bob', 'cid', 'dan'];
    const shuffled = fc.shuffledSubarray(names, { minLength: 4 });
    fc.assert(
      fc.property(shuffled, (order) => {
        const stream = order.map((name) => `${name}\n`).join('');
        expect(brief(match(unordered(...names.map(isLine)), stream, framed))).toBe('yes 16');
        expect(brief(match(unordered(...names.map(isLine)), stream.slice(0, -1), framed))).toBe('more');
      }),
    );
  });

  test('a message that fits several patterns takes none away from another', () => {
    const loose = part({ a: 1 });
    const strict = json({ a: 1, b: 2 });
    const messages = '{"a":1,"b":2}\n{"a":1}\n';
    expect(brief(match(unordered(loose, strict), messages, framed))).toBe('yes 22');
    expect(brief(match(unordered(strict, loose), messages, framed))).toBe('yes 22');
  });

  test.each([
    ['ann\nann\n', 'no wrong-answer'],
    ['ann\neve\n', 'no wrong-answer'],
    ['ann\n', 'more'],
    ['ann\nbob\neve\n', 'yes 8'],
  ])('of ann and bob against %j: %s', (stream, outcome) => {
    expect(brief(match(unordered(isLine('ann'), isLine('bob')), stream, framed))).toBe(outcome);
  });

  test('works on bytes without frames', () => {
    expect(brief(match(unordered(is('abc'), is('xy')), 'xyabc!'))).toBe('yes 5');
    expect(brief(match(unordered(is('abc'), is('xy')), 'xya'))).toBe('more');
  });

  test('notes the leniencies of all messages', () => {
    const tolerate = ['letter-case' as const, 'banner' as const];
    const both = unordered(isLine('ann'), isLine('bob'));
    expect(brief(match(both, 'hi\nBOB\nann\n', { ...framed, tolerate }))).toBe('yes 11 letter-case banner');
  });

  test('many that all look alike are matched in short time', () => {
    const many = unordered(...Array.from({ length: 60 }, () => includes('a')), isLine('b'));
    expect(brief(match(many, 'a\n'.repeat(61), framed))).toBe('no wrong-answer');
    expect(brief(match(many, `b\n${'a\n'.repeat(60)}`, framed))).toBe('yes 122');
  });
});

describe('some', () => {
  const acks = (atLeast: number, atMost?: number, distinct?: string): Pattern =>
    at({
      kind: 'some',
      atLeast,
      ...(atMost === undefined ? {} : { atMost }),
      ...(distinct === undefined ? {} : { distinct }),
      of: at({ kind: 'schema', name: 'ack', schema: { required: ['seq'] } }),
    });
  const stream = (...seqs: number[]): string => seqs.map((seq) => `{"seq":${seq}}\n`).join('');

  test.each<[Pattern, string, string]>([
    [acks(2), stream(1, 2), 'yes 20'],
    [acks(2), stream(1, 2, 3), 'yes 20'],
    [acks(2), stream(1), 'more'],
    [acks(2), `${stream(1)}{}\n`, 'no schema-mismatch'],
    [acks(1, 2), stream(1), 'more, then yes 10'],
    [acks(1, 2), stream(1, 2, 3), 'no wrong-answer'],
    [acks(0, 1), '', 'more, then yes 0'],
    [acks(2, undefined, '/seq'), stream(1, 1), 'more'],
    [acks(2, undefined, '/seq'), stream(1, 1, 2), 'yes 30'],
    [acks(1, 1, '/seq'), stream(1, 1), 'more, then yes 20'],
    [acks(1, 1, '/seq'), stream(1, 1, 2), 'no wrong-answer'],
  ])('%j against %j: %s', (pattern, received, outcome) => {
    expect(brief(match(pattern, received, framed))).toBe(outcome);
  });

  test('are counted when nothing more can come', () => {
    const over = { ...framed, over: true };
    expect(brief(match(acks(2), stream(1), over))).toBe('no wrong-answer');
    expect(brief(match(acks(2), '', over))).toBe('more');
    expect(brief(match(acks(1, 2), stream(1), over))).toBe('yes 10');
    expect(match(acks(2), stream(1), over)).toMatchObject({ mismatch: { message: 'one such message came' } });
  });

  test('a key that differs in type is another key', () => {
    const twice = acks(2, undefined, '/seq');
    expect(brief(match(twice, '{"seq":1}\n{"seq":"1"}\n', framed))).toBe('yes 22');
  });

  test('notes the leniencies that its messages needed', () => {
    const lines = at({ kind: 'some', atLeast: 2, of: isLine('ok') });
    expect(brief(match(lines, 'OK\nok\n', { ...framed, tolerate: ['letter-case'] }))).toBe(
      'yes 6 letter-case',
    );
  });
});
