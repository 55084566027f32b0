import { expect, test } from '@jest/globals';
import { failedWith, passed, reportOn, submissionOf, verdictOf } from '../example-report.ts';
import type { Report } from '../report.ts';
import { hostileReport, mixedReport } from './hostile-report.ts';
import { renderPrairieLearn } from './prairielearn.ts';

const read = (report: Report) => JSON.parse(renderPrairieLearn(report));
const graded = (...verdicts: Parameters<typeof submissionOf>[1]) =>
  read(reportOn([submissionOf('alice', verdicts)]));

test('the score is a share of 1, and extra credit does not lead beyond it', () => {
  const failed = verdictOf('two', failedWith('no-answer', 'nothing'));
  const bonus = verdictOf('bonus', passed, { extraCredit: true });
  expect(graded(verdictOf('one', passed), failed).score).toBe(0.5);
  expect(graded(verdictOf('one', passed), bonus).score).toBe(1);
});

test('each test has its points, without which none would be shown', () => {
  const { tests } = read(mixedReport);
  expect(tests).toHaveLength(7);
  for (const one of tests) expect([typeof one.points, typeof one.max_points]).toEqual(['number', 'number']);
});

test('what could not be settled costs no attempt', () => {
  const result = read(mixedReport);
  expect(result).toMatchObject({ gradable: false, format_errors: [expect.stringContaining('2 points')] });
  expect(result).not.toHaveProperty('score');
});

test('it stays below the size that is refused', () => {
  const long = Array.from({ length: 9 }, (_, n) =>
    verdictOf(`c-${n}`, failedWith('no-answer', `${n}${'世'.repeat(200_000)}`)),
  );
  expect(Buffer.byteLength(renderPrairieLearn(reportOn([submissionOf('alice', long)])))).toBeLessThan(
    1_000_000,
  );
});

test('nothing of a hidden case is in it but its points, and hostile text is text', () => {
  expect(renderPrairieLearn(mixedReport)).not.toMatch(/secret/i);
  expect(read(hostileReport).tests[0].name).toContain('\\x1b[31m');
});
