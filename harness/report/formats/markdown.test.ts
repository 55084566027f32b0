import { expect, test } from '@jest/globals';
import { failedWith, passed, reportOn, submissionOf, verdictOf } from '../example-report.ts';
import { hostileReport, mixedReport } from './hostile-report.ts';
import { renderMarkdown } from './markdown.ts';
import { markdownBlock, markdownText } from './markdown-text.ts';

test('one submission is shown with its points, its cases and what went wrong', () => {
  const text = renderMarkdown(mixedReport);
  expect(text).toContain('**6 of 12 points** 2 points unsettled: grade again.');
  expect(text).toContain('| ✘ failed | The case fails | 1/2 | The answer is wrong |');
  expect(text).toContain('### The case fails\n\n```text\nFAILED echo / The case fails');
});

test('a class is a table', () => {
  const failed = verdictOf('two', failedWith('no-answer', 'nothing came'));
  const text = renderMarkdown(
    reportOn([submissionOf('alice', [verdictOf('one', passed)]), submissionOf('bob', [failed])]),
  );
  expect(text).toContain('| alice | 2/2 |  |\n| bob | 0/2 | two |\n');
});

test('hostile text makes no row, cell, tag, link, mention or fence of its own', () => {
  const text = renderMarkdown(hostileReport);
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  expect(rows).toHaveLength(3);
  expect(rows.map((row) => row.split('|').length)).toEqual([6, 6, 6]);
  const fences = text.split('\n').filter((line) => line.startsWith('```'));
  expect(fences).toEqual(['``````text', '``````']);
  const outside = text.slice(0, text.indexOf('``````'));
  expect(outside).not.toMatch(/(?<!\\)[<@[`]/);
  expect(text).not.toMatch(/^\s*::|[\x00-\x09\x0b-\x1f\u202e]/m);
});

test.each([
  ['a|b', 'a&#124;b'],
  ['\\|', '\\\\&#124;'],
  ['*x* _y_ `z`', '\\*x\\* \\_y\\_ \\`z\\`'],
  ['<img src=x>', '\\<img src=x\\>'],
  ['http://evil www.evil', 'http\\://evil www\\.evil'],
  ['# no heading', '\\# no heading'],
  ['- no list', '\\- no list'],
  ['1. no list', '1\\. no list'],
])('%j is written so that it shows as it is', (text, markdown) => {
  expect(markdownText(text)).toBe(markdown);
});

test('a fence is longer than every row of backticks in it', () => {
  expect(markdownBlock('a ```` b')).toBe('`````text\na ```` b\n`````');
});

test('it stays within what GitHub takes, and says what was left out', () => {
  // A failure fits a screen, but for the command that repeats it: that is never cut.
  const long = ['a', 'b'].map((title) =>
    verdictOf(title + 'é'.repeat(300_000), failedWith('no-answer', `none to ${title}`), { title }),
  );
  const text = renderMarkdown(reportOn([submissionOf('alice', long)]));
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
  expect(text).toContain('1 part left out');
});

test('nothing of a hidden case is in it but its points', () => {
  expect(renderMarkdown(mixedReport)).not.toMatch(/secret/i);
});
