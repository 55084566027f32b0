import { expect, test } from '@jest/globals';
import { showText, widthOf } from './printable.ts';

test.each([
  ['José, as macOS writes it', 'Jose\u0301'],
  ['Hindi', 'नमस्ते'],
  ['Thai', 'สมชาย ใจดี'],
  ['Hebrew with points', 'שָׁלוֹם'],
  ['Persian with a joiner', 'علی\u200cرضا'],
  ['Sinhala with a joiner', 'ශ්\u200dරී'],
  ['Vietnamese, taken apart', 'Nguye\u0302\u0303n'],
  ['emoji of several parts', '👨\u200d👩\u200d👧 👍🏽 ❤\ufe0f'],
])('a name is shown as it is written: %s', (_, name) => {
  expect(showText(name)).toBe(name);
});

test.each([
  ['an override of the direction', '\u202eevil', '\\xe2\\x80\\xaeevil'],
  ['a mark that is on nothing', '\u0301x', '\\xcc\\x81x'],
  ['a joiner in a Latin word', 'a\u200cb', 'a\\xe2\\x80\\x8cb'],
  ['a heap of marks', `a${'\u0301'.repeat(6)}`, `a${'\u0301'.repeat(4)}\\xcc\\x81\\xcc\\x81`],
  ['an escape sequence', 'a\x1b[2J', 'a\\x1b[2J'],
  ['a command to a CI service', '::error::x', '\\x3a\\x3aerror::x'],
])('what acts on the text around it is escaped: %s', (_, text, shown) => {
  expect(showText(text)).toBe(shown);
});

test('what belongs to a letter takes no column of its own', () => {
  expect(widthOf('Jose\u0301')).toBe(4);
  expect(widthOf('नमस्ते')).toBe(4);
});
