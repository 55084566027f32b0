import { counted } from '../../verdict/counted.ts';
import { forStudent } from '../for-student.ts';
import type { CaseReport, Report, SubmissionReport } from '../report.ts';
import { withShownText } from '../with-shown-text.ts';
import { failureText } from './failure-text.ts';

/*
 * Gradescope's results.json. It keeps from students what is marked as hidden, so it gets
 * hidden cases in full; what we print on standard output tells of them too, and is kept back.
 */

const visibilities = {
  visible: 'visible',
  hidden: 'hidden',
  'after-due': 'after_due_date',
  'after-published': 'after_published',
} as const;

/** The file for the submission that Gradescope had graded: the first of the report. */
export function renderGradescope(full: Report): string {
  const report = withShownText(full);
  const [submission] = report.submissions;
  const [forStudents] = withShownText(forStudent(full)).submissions;
  if (!submission || !forStudents) return '{}\n';
  const tests = submission.cases.map((one, index) =>
    testOf(one, forStudents.cases[index] ?? one, report.assignment.id),
  );
  const results = {
    score: submission.score.earned,
    output: outputOf(submission, report),
    output_format: 'text',
    test_output_format: 'text',
    test_name_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    extra_data: { seed: report.seed, isolation: report.isolation, wiregrade: report.wiregrade },
    tests,
  };
  return `${JSON.stringify(results, null, 2)}\n`;
}

/** Extra credit is what is earned beyond a maximum of nothing. */
function testOf(one: CaseReport, forStudents: CaseReport, assignmentId: string): object {
  const { outcome, points, extraCredit, visibility, title, tags } = one;
  const status = { passed: 'passed', failed: 'failed', skipped: 'failed', undecided: undefined }[
    outcome.state
  ];
  return {
    name: title,
    score: outcome.earned,
    max_score: extraCredit ? 0 : points,
    ...(status && { status }),
    output: textOf(one, forStudents, assignmentId),
    visibility: visibilities[visibility],
    tags,
  };
}

/** A case that was not tried names the one it needs, which may be shown later than itself. */
function textOf(one: CaseReport, forStudents: CaseReport, assignmentId: string): string {
  const { outcome, visibility } = one;
  const named = outcome.state !== 'passed' && outcome.reason.code === 'needs-not-passed';
  if (named && visibility !== 'visible') return 'Not tried: needs another case, which did not pass';
  return failureText(visibility === 'visible' ? forStudents : one, assignmentId);
}

function outputOf({ score: { unsettled } }: SubmissionReport, { seed, wiregrade }: Report): string {
  const again =
    unsettled > 0 ? `${counted(unsettled, 'point')} could not be settled: ask for another grading.\n` : '';
  return `${again}seed ${seed}, wiregrade ${wiregrade}`;
}
