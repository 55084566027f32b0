import type { CaseReport, Report } from '../report.ts';
import { failureText } from './failure-text.ts';
import type { Environment } from './format-names.ts';
import { publicReport } from './public-report.ts';
import { wholePoints } from './whole-points.ts';

/** Classroom 50's result.json; whose work it is and where it lies, its runner says in the environment. */
export function renderClassroom50(full: Report, environment: Environment): string {
  const report = publicReport(full);
  const said = (name: string) => environment[name] ?? '';
  const tests = (report.submissions[0]?.cases ?? []).map((one) => testOf(one, report.assignment.id));
  const datetime = `${report.startedAt.slice(0, 19)}Z`;
  const result = {
    schema: 'classroom50/result/v1',
    classroom: said('CLASSROOM'),
    assignment: said('ASSIGNMENT'),
    submission: said('SUBMISSION_TAG'),
    commit: said('COMMIT_URL'),
    release: said('RELEASE_URL'),
    review: said('REVIEW_URL') || said('COMMIT_URL'),
    ...{ datetime, graded_at: datetime },
    score: tests.reduce((sum, test) => sum + test.score, 0),
    'max-score': tests.reduce((sum, test) => sum + test['max-score'], 0),
    tests,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function testOf(one: CaseReport, assignmentId: string) {
  const { earned, possible } = wholePoints(one);
  return {
    'test-name': one.title,
    passed: one.outcome.state === 'passed',
    score: earned,
    'max-score': possible,
    ...(one.outcome.state !== 'passed' && { output: failureText(one, assignmentId) }),
  };
}
