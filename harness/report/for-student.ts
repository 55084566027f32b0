import type { CaseReport, Report, SubmissionReport } from './report.ts';

/**
 * What a student may read of a report: of a case that is not visible, what it was
 * worth and what it came to. The rest is not in it, so that no format can show it.
 */
export function forStudent(report: Report): Report {
  return { ...report, submissions: report.submissions.map(withoutHidden) };
}

/** The title that all cases have that students do not see. */
const hiddenTitles = {
  hidden: 'A hidden case',
  'after-due': 'A case that is shown after the due date',
  'after-published': 'A case that is shown when the grades are published',
};

function withoutHidden(submission: SubmissionReport): SubmissionReport {
  const hidden = submission.cases.filter(({ visibility }) => visibility !== 'visible');
  const cases = submission.cases.map((one) =>
    one.visibility === 'visible'
      ? withoutMention(one, hidden)
      : withheld(one, `hidden-${hidden.indexOf(one) + 1}`, hiddenTitles[one.visibility]),
  );
  return { ...submission, cases };
}

function withheld(one: CaseReport, id: string, title: string): CaseReport {
  const { points, extraCredit, visibility } = one;
  const outcome = withheldOutcome(one.outcome);
  return { id, title, points, extraCredit, visibility, tags: [], outcome, checks: [], programs: [] };
}

function withheldOutcome(outcome: CaseReport['outcome']): CaseReport['outcome'] {
  if (outcome.state === 'passed') return outcome;
  const message = 'what this case does is not shown';
  return { ...outcome, reason: { code: 'withheld', message, findings: [] } };
}

/** A case that was not tried names the one that it needs: by id, in brackets. */
function withoutMention(one: CaseReport, hidden: CaseReport[]): CaseReport {
  const { outcome } = one;
  if (outcome.state === 'passed' || outcome.reason.code !== 'needs-not-passed') return one;
  const needed = hidden.find(({ id }) => outcome.reason.message.includes(`(${id})`));
  if (!needed) return one;
  const message = `needs a case that is not shown, which was ${needed.outcome.state}`;
  return { ...one, outcome: { ...outcome, reason: { ...outcome.reason, message } } };
}
