import type { CaseReport, Report } from '../report.ts';
import { failureText } from './failure-text.ts';
import { publicReport } from './public-report.ts';
import { wholePoints } from './whole-points.ts';

/**
 * Submitty's results.json. Which test cases are hidden, its own configuration says, in the
 * same order as ours; we give it nothing that students are not to read.
 */
export function renderSubmitty(full: Report): string {
  const report = publicReport(full);
  const cases = report.submissions[0]?.cases ?? [];
  const seen = cases.filter(({ visibility }) => visibility === 'visible');
  const results = {
    testcases: cases.map((one) => testCaseOf(one, report.assignment.id)),
    automatic_grading_total: totalOf(cases),
    nonhidden_automatic_grading_total: totalOf(seen),
  };
  return `${JSON.stringify(results, null, 2)}\n`;
}

const kinds = { passed: 'success', failed: 'failure', skipped: 'warning', undecided: 'warning' } as const;

function testCaseOf(one: CaseReport, assignmentId: string): object {
  const { outcome, title } = one;
  const message = failureText(one, assignmentId) || 'passed';
  return {
    test_name: title,
    points_awarded: wholePoints(one).earned,
    metrics: {},
    view_testcase: true,
    autochecks: [{ description: title, messages: [{ message, type: kinds[outcome.state] }] }],
  };
}

function totalOf(cases: CaseReport[]): number {
  return cases.reduce((sum, one) => sum + wholePoints(one).earned, 0);
}
