import { expect, test } from '@jest/globals';
import { submissionOf, verdictOf } from '../example-report.ts';
import { bandsOf, caseFiguresOf, medianOf, reasonFiguresOf } from './class-figures.ts';
import { exampleClass } from './example-class.ts';
import { standingsOf } from './standing.ts';

const { submissions } = exampleClass();

test('a rate is of those that were decided, and what did not run has no time', () => {
  const [first] = caseFiguresOf(submissions);
  expect(first).toEqual({
    ...{ id: 'first', title: 'The case first', points: 2, passed: 2, decided: 5, undecided: 1 },
    time: { median: 400, longest: 400 },
    commonest: { code: 'wrong-answer', title: 'The answer is wrong', cases: 2, submissions: 2 },
  });
});

test('a reason is counted by cases and by submissions, the commonest first', () => {
  expect(reasonFiguresOf(submissions).map(({ code, cases, submissions: own }) => [code, cases, own])).toEqual(
    [
      ['nothing-handed-in', 2, 1],
      ['wrong-answer', 2, 2],
      ['no-answer', 1, 1],
      ['starved', 1, 1],
    ],
  );
});

test('what was not tried as another case is undecided is no reason of its own', () => {
  const reason = { code: 'needs-not-passed' as const, message: 'needs first', findings: [] };
  const untried = verdictOf('second', { state: 'undecided', earned: 0, reason });
  expect(reasonFiguresOf([submissionOf('gus', [untried])])).toEqual([]);
});

test('every score lies in one band, all points in a band of their own', () => {
  const bands = bandsOf(submissions);
  expect(bands.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2]);
  const worthless = { ...submissions[0], score: { earned: 0, possible: 0, extra: 0, unsettled: 0 } };
  expect(bandsOf([worthless as (typeof submissions)[number]]).at(-1)?.count).toBe(1);
});

test('of two numbers in the middle the median lies between', () => {
  expect([medianOf([]), medianOf([3]), medianOf([1, 2, 9]), medianOf([1, 2, 4, 9])]).toEqual([0, 3, 2, 3]);
});

test('a submission can be looked for by all that is true of it', () => {
  expect(submissions.map(standingsOf)).toEqual([
    ['passed'],
    ['failed'],
    ['failed'],
    ['passed', 'late'],
    ['undecided'],
    ['missing'],
  ]);
});
