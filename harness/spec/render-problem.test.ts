import { expect, test } from '@jest/globals';
import type { Place } from './assignment.ts';
import { renderProblem } from './render-problem.ts';

function rendered(text: string, place: Place, fix?: string): string[] {
  const problem = { code: 'unknown-key', file: 'assignment.yaml', place, message: 'wrong' } as const;
  return renderProblem(fix === undefined ? problem : { ...problem, fix }, text).split('\n');
}

test('the line is shown with a caret under the place and the remedy below', () => {
  const text = `${'\n'.repeat(30)}        repy: "hello\\n"\r\n`;
  expect(rendered(text, { line: 31, column: 9, length: 4 }, 'did you mean `reply`?')).toEqual([
    'assignment.yaml:31:9: wrong',
    '    31 |         repy: "hello\\n"',
    '       |         ^^^^',
    '    did you mean `reply`?',
  ]);
});

test('tabs and wide characters keep the caret in its place', () => {
  expect(rendered('\ta 日本 b', { line: 1, column: 7, length: 1 }).slice(1)).toEqual([
    '    1 |   a 日本 b',
    '      |          ^',
  ]);
  expect(rendered('日本: x', { line: 1, column: 1, length: 2 })[2]).toBe('      | ^^^^');
});

test('a control character is shown by its number and does nothing', () => {
  expect(rendered('a\u001b[31mb', { line: 1, column: 7, length: 1 }).slice(1)).toEqual([
    '    1 | a\\u{1b}[31mb',
    '      |            ^',
  ]);
});

test('a long line is cut around the place', () => {
  const line = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`;
  const [, shown = '', caret = ''] = rendered(line, { line: 1, column: 501, length: 4 });
  expect(shown.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('HERE');
  expect(shown.length).toBeLessThan(120);
  expect([shown.includes('| …x'), shown.endsWith('y…')]).toEqual([true, true]);
});

test('an underline longer than the window ends with it', () => {
  const [, shown = '', caret = ''] = rendered('z'.repeat(1000), { line: 1, column: 1, length: 900 });
  expect(caret.length).toBeLessThanOrEqual(shown.length + 1);
});
