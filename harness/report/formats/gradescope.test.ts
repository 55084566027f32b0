import { expect, test } from '@jest/globals';
import { reportOn } from '../example-report.ts';
import type { Report } from '../report.ts';
import { renderGradescope } from './gradescope.ts';
import { hostileReport, mixedReport } from './hostile-report.ts';

interface Results {
  score: number;
  output: string;
  stdout_visibility: string;
  tests: {
    name: string;
    score: number;
    max_score: number;
    status?: string;
    output: string;
    visibility: string;
  }[];
}
const read = (report: Report): Results => JSON.parse(renderGradescope(report));

test('the score is given, and each case with its points and its state', () => {
  const { score, tests } = read(mixedReport);
  expect(score).toBe(6);
  expect(tests.map((one) => [one.score, one.max_score, one.status])).toEqual([
    [2, 2, 'passed'],
    [1, 2, 'failed'],
    [0.5, 2, 'failed'],
    [0, 2, 'failed'],
    [0.5, 2, 'failed'],
    [2, 0, 'passed'],
    [0, 2, undefined],
  ]);
});

test('a hidden case is told in full, marked as Gradescope hides it', () => {
  const { tests, stdout_visibility } = read(mixedReport);
  expect(tests.map(({ visibility }) => visibility)).toEqual([
    ...['visible', 'visible', 'hidden', 'visible', 'after_due_date', 'visible', 'visible'],
  ]);
  expect(tests[2]?.output).toContain('secret message');
  expect(stdout_visibility).toBe('hidden');
});

test('what students see does not mention a hidden case', () => {
  const { tests, output } = read(mixedReport);
  const seen = tests.filter(({ visibility }) => visibility === 'visible');
  expect(JSON.stringify([seen, output])).not.toMatch(/secret/i);
});

test('a case that is shown later does not name a case that never is', () => {
  const [submission] = mixedReport.submissions;
  const cases = submission?.cases.map((one) =>
    one.id === 'skipped' ? { ...one, visibility: 'after-due' as const } : one,
  );
  const later = reportOn([{ ...mixedReport.submissions[0], cases } as Report['submissions'][0]]);
  expect(read(later).tests[3]?.output).toBe('Not tried: needs another case, which did not pass');
});

test('what could not be settled is said', () => {
  expect(read(mixedReport).output).toContain('2 points could not be settled');
});

test('hostile text has no character that acts on what shows it', () => {
  const [one] = read(hostileReport).tests;
  expect(`${one?.name}${one?.output}`).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e\ud800]/);
});
