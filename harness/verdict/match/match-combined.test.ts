import { describe, expect, test } from '@jest/globals';
import type { Pattern } from '../../spec/assignment.ts';
import { at, brief, includes, is, isLine, json, line, match, matches, not, raw } from './example-moment.ts';

const all = (...of: Pattern[]): Pattern => at({ kind: 'all', of });
const any = (...of: Pattern[]): Pattern => at({ kind: 'any', of });
const schema = at({ kind: 'schema', name: 'error.schema.json', schema: { required: ['error'] } });

describe('all', () => {
  test.each<[Pattern, string, string]>([
    [all(includes('a'), includes('b')), 'a-b', 'yes 3'],
    [all(includes('b'), includes('a')), 'a-b', 'yes 3'],
    [all(includes('a'), includes('b')), 'a', 'more, then no wrong-answer'],
    [all(includes('a'), is('ab')), 'a', 'more'],
    [all(includes('a'), is('b')), 'a', 'no wrong-answer'],
    [all(includes('a'), not(includes('b'))), 'a', 'more, then yes 1'],
    [all(includes('a'), not(includes('b'))), 'ab', 'no wrong-answer'],
    [all(includes('x'), not(includes('b'))), 'a', 'more, then no wrong-answer'],
  ])('of %j against %j: %s', (pattern, received, outcome) => {
    expect(brief(match(pattern, received))).toBe(outcome);
  });

  test('speaks of one message where there are frames', () => {
    const both = all(includes('a'), includes('b'));
    expect(brief(match(both, 'a b\n', { frame: line }))).toBe('yes 4');
    expect(brief(match(both, 'a\nb\n', { frame: line }))).toBe('no wrong-answer');
    expect(brief(match(both, 'a b', { frame: line }))).toBe('more');
  });

  test('notes every leniency that was needed', () => {
    const both = all(isLine('HELLO'), includes('ell'));
    const loose = match(both, 'hello\r\n', { frame: line, tolerate: ['letter-case', 'cr'] });
    expect(brief(loose)).toBe('yes 7 letter-case');
  });

  test('says of the first that fails why', () => {
    const both = all(json({ a: 1 }), schema);
    expect(match(both, '{"a":2}\n', { frame: line })).toMatchObject({
      mismatch: { message: '/a should be 1, is 2' },
    });
  });
});

describe('any', () => {
  test('is what holds first, where one alternative would take the other for a greeting', () => {
    const either = any(isLine('Hi'), isLine('you'));
    expect(brief(match(either, 'you\nHi\n', { frame: line, tolerate: ['banner'] }))).toBe('yes 4');
  });

  test.each<[Pattern, string, string]>([
    [any(is('yes'), is('no')), 'no', 'yes 2'],
    [any(is('yes'), is('no')), 'n', 'more'],
    [any(is('yes'), is('no')), 'maybe', 'no wrong-answer'],
    [any(includes('x'), is('no')), 'maybe', 'more, then no wrong-answer'],
    [any(includes('x'), not(includes('y'))), 'maybe', 'more, then no wrong-answer'],
    [any(includes('x'), not(includes('z'))), 'maybe', 'more, then yes 5'],
    [any(json({ a: 1 }), json({ b: 1 })), '{"b":1}', 'yes 7'],
    [any(json({ a: 1 }), json({ b: 1 })), '{"c":1}', 'no wrong-answer'],
    [any(json({ a: 1 }), schema), "{'a':1}", 'no not-json'],
    [any(schema, schema), '{}', 'no schema-mismatch'],
    [any(json({ a: 1 }), schema), '{}', 'no wrong-answer'],
  ])('of %j against %j: %s', (pattern, received, outcome) => {
    expect(brief(match(pattern, received))).toBe(outcome);
  });

  test('shows the message alone, and all that was possible', () => {
    const result = match(any(json({ a: 1 }), schema), '{"c":1}\nnext\n', { frame: line });
    expect(result).toMatchObject({
      mismatch: {
        received: Buffer.from('{"c":1}'),
        expected: { words: 'JSON equal to {"a":1}, or JSON that fits error.schema.json' },
      },
    });
  });
});

describe('not', () => {
  test.each<[Pattern, string, string]>([
    [not(includes('Error')), 'fine\n', 'yes 5'],
    [not(includes('Error')), 'an Error\n', 'no wrong-answer'],
    [not(includes('Error')), 'fine', 'more'],
    [not(isLine('no')), 'yes\n', 'yes 4'],
    [not(json({ a: 1 })), '{"a":2}\n', 'yes 8'],
    [not(json({ a: 1 })), 'text\n', 'yes 5'],
    [not(not(includes('a'))), 'a\n', 'yes 2'],
    [not(includes('a')), 'x'.repeat(2000), 'no wrong-answer'],
  ])('%j in lines against %j: %s', (pattern, received, outcome) => {
    expect(brief(match(pattern, received, { frame: line }))).toBe(outcome);
  });

  test.each<[Pattern, string, string]>([
    [not(includes('Error')), 'fine', 'more, then yes 4'],
    [not(includes('Error')), '', 'more, then yes 0'],
    [not(includes('Error')), 'an Error', 'no wrong-answer'],
    [not(matches('^$')), 'x', 'more, then yes 1'],
    [not(not(includes('a'))), 'b', 'more, then no wrong-answer'],
    [not(not(includes('a'))), 'a', 'more, then yes 1'],
    [not(is('hello')), 'hel', 'more, then yes 3'],
  ])('%j without frames against %j: %s', (pattern, received, outcome) => {
    expect(brief(match(pattern, received, { frame: raw }))).toBe(outcome);
  });

  test('needs a message to hold of, where there are frames', () => {
    expect(brief(match(not(includes('Error')), '', { frame: line, over: true }))).toBe('more');
  });
});
