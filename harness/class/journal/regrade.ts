import type { PlannedCase } from '../../plan/planned-case.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import type { Run } from './read-journal.ts';
import type { GradeCommand } from './record.ts';

/** Whether a case of a submission was asked to be graded afresh: `all`, `failed`, or a name of either. */
export function isAsked(
  regrade: readonly string[],
  submission: string,
  planned: PlannedCase,
  state: Verdict['state'],
): boolean {
  const names = ['all', submission, planned.id, planned.case.id, ...(state === 'failed' ? ['failed'] : [])];
  return regrade.some((one) => names.includes(one));
}

/**
 * The first of the runs at the end of a journal that were broken off and did what is
 * now done again: what they have graded afresh is not to be graded once more.
 */
export function resumedFrom(runs: readonly Run[], command: GradeCommand, regrade: readonly string[]): number {
  let first = runs.length;
  for (const { began, ended } of [...runs].reverse()) {
    if (ended || !isSameCommand(began.command, command) || began.regrade.join() !== regrade.join()) break;
    first--;
  }
  return first;
}

/** It was typed again: what is graded, and how, is the same. */
export function isSameCommand(one: GradeCommand, other: GradeCommand): boolean {
  return (
    one.assignment === other.assignment &&
    one.options === other.options &&
    one.submissions.join('\0') === other.submissions.join('\0')
  );
}
