import { expect, test } from '@jest/globals';
import { passed, reportOn, submissionOf, verdictOf } from '../example-report.ts';
import type { Report } from '../report.ts';
import { renderGithubClassroom } from './github-classroom.ts';
import { hostileReport, mixedReport } from './hostile-report.ts';

const textOf = (report: Report) => Buffer.from(renderGithubClassroom(report), 'base64').toString();

test('is one line of base64, whatever is in it', () => {
  expect(renderGithubClassroom(hostileReport)).toMatch(/^[A-Za-z0-9+/]+=*\n$/);
});

test('the scores of the tests add up to what was earned', () => {
  const { tests, ...result } = JSON.parse(textOf(mixedReport));
  expect(result).toEqual({ version: 1, status: 'error', max_score: 12 });
  expect(tests.map((one: { score: number }) => one.score)).toEqual([2, 1, 0.5, 0, 0.5, 2, 0]);
  expect(tests[1]).toMatchObject({ name: 'The case fails', status: 'fail', duration: 0 });
});

test('it passes where every case did', () => {
  const report = reportOn([submissionOf('alice', [verdictOf('one', passed)])]);
  expect(JSON.parse(textOf(report)).status).toBe('pass');
});

test('nothing of a hidden case is in it but its points', () => {
  expect(textOf(mixedReport)).not.toMatch(/secret/i);
});
