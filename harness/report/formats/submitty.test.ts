import { expect, test } from '@jest/globals';
import type { Report } from '../report.ts';
import { hostileReport, mixedReport } from './hostile-report.ts';
import { renderSubmitty } from './submitty.ts';

const read = (report: Report) => JSON.parse(renderSubmitty(report));

test('the totals are of all cases, and of those that students see', () => {
  const { automatic_grading_total: all, nonhidden_automatic_grading_total: seen } = read(mixedReport);
  expect([all, seen]).toEqual([5, 5]);
  const [submission] = mixedReport.submissions;
  const hidden = submission?.cases.map((one) =>
    one.id === 'bonus' ? { ...one, visibility: 'hidden' } : one,
  );
  const other = { ...mixedReport, submissions: [{ ...submission, cases: hidden }] } as Report;
  expect(read(other)).toMatchObject({ automatic_grading_total: 5, nonhidden_automatic_grading_total: 3 });
});

test('each case has whole points and says what went wrong', () => {
  const { testcases } = read(mixedReport);
  expect(testcases.map((one: { points_awarded: number }) => one.points_awarded)).toEqual([
    2, 1, 0, 0, 0, 2, 0,
  ]);
  const [message] = testcases[1].autochecks[0].messages;
  expect(message).toEqual({ type: 'failure', message: expect.stringContaining('expected  "hello\\n"') });
});

test('nothing of a hidden case is in it but its points, and hostile text is text', () => {
  expect(renderSubmitty(mixedReport)).not.toMatch(/secret/i);
  expect(read(hostileReport).testcases[0].test_name).toContain('\\x1b[31m');
});
