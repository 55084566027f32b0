import { expect, test } from '@jest/globals';
import { cutText } from './cut-text.ts';

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['a😀bc', 3, 'a…'],
])('%j in %d characters is %j', (text, most, cut) => {
  expect(cutText(text, most)).toBe(cut);
});
