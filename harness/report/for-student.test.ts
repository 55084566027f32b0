import { expect, test } from '@jest/globals';
import {
  crash,
  failedWith,
  passed,
  reportOn,
  submissionOf,
  verdictOf,
  wrongAnswer,
} from './example-report.ts';
import { forStudent } from './for-student.ts';
import { renderJson } from './json.ts';
import { renderTerminal } from './terminal.ts';

const secret = { title: 'Secret title', because: 'secret because', tags: ['secret-tag'] };
const failed = { state: 'failed' as const, earned: 0, reason: { ...wrongAnswer, message: 'secret message' } };

test.each(['hidden', 'after-due', 'after-published'] as const)(
  'nothing of a case that is %s is in a student’s report, in whatever format',
  (visibility) => {
    const verdict = verdictOf('secret-id', failed, { ...secret, visibility });
    const needs = failedWith('needs-not-passed', 'needs “Secret title” (secret-id), which was failed');
    const report = forStudent(reportOn([submissionOf('alice', [verdict, verdictOf('next', needs)], crash)]));
    const look = { colours: 'none', symbols: 'ascii' } as const;
    expect(renderJson(report)).not.toMatch(/secret|HELLO/i);
    expect(renderTerminal(report, look)).not.toMatch(/secret|HELLO/i);
    expect(report.submissions[0]?.cases[0]).toEqual({
      id: 'hidden-1',
      title: expect.stringMatching(/^A (hidden )?case/),
      ...{ points: 2, extraCredit: false, visibility, tags: [], checks: [], programs: [] },
      outcome: {
        state: 'failed',
        earned: 0,
        reason: { code: 'withheld', message: expect.any(String), findings: [] },
      },
    });
  },
);

test('points and visible cases stay as they were', () => {
  const full = reportOn([
    submissionOf('alice', [verdictOf('seen', passed), verdictOf('unseen', passed, { visibility: 'hidden' })]),
  ]);
  const report = forStudent(full);
  expect(report.submissions[0]?.score).toEqual(full.submissions[0]?.score);
  expect(report.submissions[0]?.cases[0]).toEqual(full.submissions[0]?.cases[0]);
  expect(report.submissions[0]?.cases[1]?.outcome).toEqual({ state: 'passed', earned: 2 });
});
