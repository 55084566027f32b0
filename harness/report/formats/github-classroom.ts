import type { CaseReport, Report } from '../report.ts';
import { failureText } from './failure-text.ts';
import { publicReport } from './public-report.ts';

/**
 * The output `result` of a step for the reporter of the former GitHub Classroom: JSON in
 * base64. The reporter adds up scores whatever a test came to.
 */
export function renderGithubClassroom(full: Report): string {
  const report = publicReport(full);
  const { score, cases = [] } = report.submissions[0] ?? {};
  const result = {
    version: 1,
    status: statusOf(cases),
    max_score: score?.possible ?? 0,
    tests: cases.map((one) => testOf(one, report.assignment.id)),
  };
  return `${Buffer.from(JSON.stringify(result)).toString('base64')}\n`;
}

const statuses = { passed: 'pass', failed: 'fail', skipped: 'fail', undecided: 'error' } as const;

function statusOf(cases: CaseReport[]): 'pass' | 'fail' | 'error' {
  const all = cases.map(({ outcome }) => statuses[outcome.state]);
  if (all.includes('error')) return 'error';
  return all.includes('fail') ? 'fail' : 'pass';
}

function testOf(one: CaseReport, assignmentId: string): object {
  const { outcome, title, id } = one;
  return {
    name: title,
    status: statuses[outcome.state],
    message: failureText(one, assignmentId),
    test_code: id,
    filename: '',
    line_no: 0,
    duration: 0,
    score: outcome.earned,
  };
}
