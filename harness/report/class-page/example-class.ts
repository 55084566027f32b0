import type { Evidence } from '../../verdict/evidence.ts';
import { failedWith, passed, reportOn, submissionOf, verdictOf } from '../example-report.ts';
import type { Report, SubmissionReport } from '../report.ts';

const ran: Evidence[] = [{ at: 400, kind: 'steps-done' }];
const wrong = failedWith('wrong-answer', 'the answer was HELLO');
const silent = failedWith('no-answer', 'no answer came');
const nothing = failedWith('nothing-handed-in', 'nothing was handed in');

/** A class of six, one of each kind, and their score out of 4. */
export function exampleClass(hostile = 'ben'): Report {
  return reportOn([
    of('ann', passed, passed),
    of(hostile, wrong, passed),
    of('cem', wrong, silent),
    { ...of('dan', passed, passed), late: true },
    of('eve', undecided, passed),
    { ...submissionOf('fay', [verdictOf('first', nothing), verdictOf('second', nothing)]) },
  ]);
}

const undecided = {
  state: 'undecided' as const,
  earned: 0 as const,
  reason: { code: 'starved' as const, message: 'the machine was too busy', findings: [] },
};

type Outcome = Parameters<typeof verdictOf>[1];

function of(name: string, first: Outcome, second: Outcome): SubmissionReport {
  return submissionOf(name, [verdictOf('first', first), verdictOf('second', second)], ran);
}
