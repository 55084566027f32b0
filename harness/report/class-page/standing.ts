import type { SubmissionReport } from '../report.ts';

/** What a submission can be looked for by. */
export type Standing = 'undecided' | 'failed' | 'passed' | 'late' | 'missing';

/** In words, as the page offers them. */
export const standings: Record<Standing, string> = {
  undecided: 'Something undecided',
  failed: 'Something failed',
  passed: 'Everything passed',
  late: 'Handed in late',
  missing: 'Nothing handed in',
};

export function standingsOf(submission: SubmissionReport): Standing[] {
  const states = new Set(submission.cases.map(({ outcome }) => outcome.state));
  if (nothingCame(submission)) return ['missing'];
  return [
    ...(states.has('undecided') ? ['undecided' as const] : []),
    ...(states.has('failed') || states.has('skipped') ? ['failed' as const] : []),
    ...(states.size === 0 || (states.size === 1 && states.has('passed')) ? ['passed' as const] : []),
    ...(submission.late ? ['late' as const] : []),
  ];
}

export function nothingCame({ cases }: SubmissionReport): boolean {
  return (
    cases.length > 0 &&
    cases.every(({ outcome }) => outcome.state !== 'passed' && outcome.reason.code === 'nothing-handed-in')
  );
}
