import type { CaseReport } from '../report.ts';
import { type Failure, renderFailure } from '../terminal-failure.ts';

/** All that helps with one case, as plain text; of a passed case there is nothing to say. */
export function failureText(one: CaseReport, assignmentId: string): string {
  const { outcome } = one;
  if (outcome.state === 'passed') return '';
  if (outcome.state === 'skipped') return `Not tried: ${outcome.reason.message}`;
  if (outcome.reason.code === 'withheld') return outcome.reason.message;
  return failureBlock({ one, outcome, alike: [] }, assignmentId);
}

/** The same of a case and of those that did not pass for the very same reason. */
export function failureBlock(failure: Failure, assignmentId: string): string {
  return renderFailure(failure, assignmentId, { colours: 'none', symbols: 'ascii' }).join('\n');
}
