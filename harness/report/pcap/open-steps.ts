import type { Act, Step } from '../../spec/assignment.ts';
import type { Evidence } from '../../verdict/evidence.ts';
import { leafOf, leavesById } from '../../verdict/leaf-steps.ts';

/** Which steps are under way, as lines of the assignment. */
export interface OpenSteps {
  note(event: Evidence): void;
  /** Those that speak of this end; all that are under way where none names it. */
  linesFor(end: string | undefined): string[];
}

/** More steps than these at once tell nobody anything. */
const mostLines = 3;

/** Follows the steps of a case; `file` and its text are the assignment's. */
export function openSteps(steps: Step[], file: string, text: string): OpenSteps {
  const leaves = leavesById(steps);
  const lines = text.split('\n');
  const open = new Map<string, Step>();
  const wordsOf = ({ place: { line } }: Step): string =>
    `${file}:${line} ${(lines[line - 1] ?? '').trim().replace(/^- /, '')}`;
  return {
    note(event) {
      if (event.kind === 'step-ended') open.delete(event.step);
      if (event.kind !== 'step-began') return;
      const step = leaves.get(leafOf(event.step));
      if (step && !step.id.startsWith('start-')) open.set(event.step, step);
    },
    linesFor(end) {
      const all = [...open.values()];
      const named = all.filter(({ act }) => end !== undefined && speaksOf(act, end));
      return (named.length > 0 ? named : all).slice(0, mostLines).map(wordsOf);
    },
  };
}

function speaksOf(act: Act, end: string): boolean {
  if ('via' in act) return 'ends' in act.via && act.via.ends.includes(end);
  return 'as' in act && typeof act.as === 'string' && (act.as === end || end.startsWith(`${act.as}-`));
}
