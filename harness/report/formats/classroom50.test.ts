import { expect, test } from '@jest/globals';
import { reportOn, submissionOf, verdictOf, wrongAnswer } from '../example-report.ts';
import { renderClassroom50 } from './classroom50.ts';
import { hostileReport, mixedReport } from './hostile-report.ts';

const environment = {
  ...{ CLASSROOM: 'networks', ASSIGNMENT: 'echo', SUBMISSION_TAG: 'submit/1' },
  ...{ COMMIT_URL: 'https://host/c', RELEASE_URL: 'https://host/r' },
};

test('says whose work it is as the runner says it, and when it was graded', () => {
  expect(JSON.parse(renderClassroom50(mixedReport, environment))).toMatchObject({
    ...{ schema: 'classroom50/result/v1', classroom: 'networks', assignment: 'echo', submission: 'submit/1' },
    ...{ commit: 'https://host/c', release: 'https://host/r', review: 'https://host/c' },
    datetime: '2026-01-01T00:00:00Z',
  });
});

test('scores are whole numbers and the sums of those of the tests', () => {
  const { score, 'max-score': most, tests } = JSON.parse(renderClassroom50(mixedReport, environment));
  const pointsOf = (one: { score: number; 'max-score': number }) => [one.score, one['max-score']];
  expect(tests.map(pointsOf)).toEqual([
    [2, 2],
    [1, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [2, 0],
    [0, 2],
  ]);
  expect([score, most]).toEqual([5, 12]);
});

test('a part of a case is rounded down, a passed case is all its points', () => {
  const half = { state: 'failed' as const, earned: 1.5, reason: wrongAnswer };
  const cases = [
    verdictOf('half', half),
    verdictOf('odd', { state: 'passed', earned: 2.5 }, { points: 2.5 }),
  ];
  const { tests } = JSON.parse(renderClassroom50(reportOn([submissionOf('alice', cases)]), environment));
  expect(tests.map((one: { score: number }) => one.score)).toEqual([1, 3]);
});

test('outside of the runner it is valid all the same', () => {
  expect(JSON.parse(renderClassroom50(hostileReport, {}))).toMatchObject({ classroom: '', score: 0 });
});

test('nothing of a hidden case is in it but its points', () => {
  expect(renderClassroom50(mixedReport, environment)).not.toMatch(/secret/i);
});
