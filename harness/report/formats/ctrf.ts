import type { CaseReport, Report, SubmissionReport } from '../report.ts';
import { failureText } from './failure-text.ts';
import { publicReport } from './public-report.ts';

/*
 * The Common Test Report Format, specification 0.0.0. It knows no points: they stand in
 * `extra`. Cases run beside each other: when all ended is not known, so all ends as it begins.
 */

const statuses = { passed: 'passed', failed: 'failed', skipped: 'skipped', undecided: 'other' } as const;

/** A test for each case, in a suite for each submission. */
export function renderCtrf(full: Report): string {
  const report = publicReport(full);
  const tests = report.submissions.flatMap((submission) =>
    submission.cases.map((one) => testOf(one, submission, report)),
  );
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const startedMs = Date.parse(report.startedAt);
  const summary = {
    ...{ tests: tests.length, passed: count('passed'), failed: count('failed') },
    ...{ skipped: count('skipped'), pending: 0, other: count('other') },
    ...{ suites: report.submissions.length, start: startedMs, stop: startedMs },
    extra: { seed: report.seed, isolation: report.isolation },
  };
  const results = { tool: { name: 'wiregrade', version: report.wiregrade }, summary, tests };
  const head = { reportFormat: 'CTRF', specVersion: '0.0.0', timestamp: report.startedAt };
  return `${JSON.stringify({ ...head, generatedBy: 'wiregrade', results }, null, 2)}\n`;
}

function testOf(one: CaseReport, { name }: SubmissionReport, { assignment }: Report) {
  const { outcome, id, title, points, extraCredit, tags } = one;
  const facts = { case: id, points, earned: outcome.earned, extraCredit };
  return {
    name: title || id,
    status: statuses[outcome.state],
    duration: one.tookMs ?? 0,
    suite: [name],
    rawStatus: outcome.state,
    tags,
    ...(outcome.state !== 'passed' && {
      message: outcome.reason.message,
      trace: failureText(one, assignment.id),
    }),
    extra: outcome.state === 'passed' ? facts : { ...facts, reason: outcome.reason.code },
  };
}
