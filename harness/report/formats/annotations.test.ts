import { expect, test } from '@jest/globals';
import { failedWith, passed, reportOn, submissionOf, verdictOf } from '../example-report.ts';
import { renderAnnotations } from './annotations.ts';
import { hostileReport, mixedReport } from './hostile-report.ts';

const linesOf = (text: string) => text.trimEnd().split('\n');

test('the points are a notice, a failure an error, what is undecided a warning', () => {
  const lines = linesOf(renderAnnotations(mixedReport));
  expect(lines[0]).toBe('::notice title=An echo server::6 of 12 points, 2 unsettled: grade again');
  expect(lines[1]).toBe(
    '::error title=The case fails::1 of 2 points: the line from alice differs from the one expected%0AThe answer is in capitals.%0ASend back the bytes as they came.',
  );
  expect(lines.at(-1)).toBe('::warning title=The case undecided::0 of 2 points: port 80 is taken');
});

test('more than GitHub keeps end in one that counts the rest', () => {
  const many = Array.from({ length: 14 }, (_, n) =>
    verdictOf(`case-${n}`, failedWith('no-answer', 'nothing')),
  );
  const lines = linesOf(renderAnnotations(reportOn([submissionOf('alice', many)])));
  const errors = lines.filter((line) => line.startsWith('::error'));
  expect(errors).toHaveLength(10);
  expect(errors.at(-1)).toBe('::error title=5 more::The report has them all.');
});

test('of a class, each submission that lost something is told', () => {
  const lost = verdictOf('two', failedWith('no-answer', 'nothing'));
  const class_ = [submissionOf('alice', [verdictOf('one', passed)]), submissionOf('bob', [lost])];
  expect(linesOf(renderAnnotations(reportOn(class_)))).toEqual([
    '::notice title=An echo server::2 submissions',
    '::error title=bob::0 of 2 points: two',
  ]);
});

test('hostile text stays within the command that tells it', () => {
  const lines = linesOf(renderAnnotations(hostileReport));
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['::notice', '::error']);
  const [, title = ''] = /^::error title=(.*?)::/.exec(lines[1] ?? '') ?? [];
  expect(title).not.toMatch(/[:,]|%(?!25|3A|2C)/);
  expect(title).toContain('\\n%3A%3Aset-output name');
  expect(lines.join('\n')).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
});

test('nothing of a hidden case is in it but its points', () => {
  expect(renderAnnotations(mixedReport)).not.toMatch(/secret/i);
});
