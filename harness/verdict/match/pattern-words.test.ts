import { expect, test } from '@jest/globals';
import type { Pattern } from '../../spec/assignment.ts';
import { somewhere } from '../example-case.ts';
import { wordsOf } from './pattern-words.ts';

test.each<[Pattern, string]>([
  [{ kind: 'line', text: 'hi', place: somewhere }, 'the line "hi"'],
  [{ kind: 'size', min: 1, max: 1, place: somewhere }, '1 byte'],
  [{ kind: 'size', min: 1, max: 2, place: somewhere }, '1 to 2 bytes'],
  [
    { kind: 'some', atLeast: 1, of: { kind: 'line', text: 'a', place: somewhere }, place: somewhere },
    'at least 1 message, each the line "a"',
  ],
])('%j in words is: %s', (pattern, words) => {
  expect(wordsOf(pattern, {})).toBe(words);
});

test('a text that is too long to be read in a sentence is told by its beginning and size', () => {
  const words = wordsOf({ kind: 'line', text: 'x'.repeat(70_000), place: somewhere }, {});
  expect(words).toMatch(/^the line "x{119}… \(70002 characters\)$/);
});
