import type { Step } from '../spec/assignment.ts';

/** How each step came out that does or expects something itself, all rounds of a `repeat` together. */
export type LeafEnds = Map<string, 'passed' | 'not passed'>;

/** The steps that one holds; none where it does or expects something itself. */
export function innerSteps({ act }: Step): Step[] {
  if (act.verb === 'together') return act.branches.flat();
  return act.verb === 'repeat' ? act.steps : [];
}

/** All steps that do or expect something themselves: `together` and `repeat` only hold others. */
export function leavesOf(step: Step): Step[] {
  const inner = innerSteps(step);
  return inner.length === 0 ? [step] : inner.flatMap(leavesOf);
}

/** Leaf steps by id. */
export function leavesById(steps: Step[]): Map<string, Step> {
  return new Map(steps.flatMap(leavesOf).map((step) => [step.id, step]));
}

/** The step's own id, without the rounds of `repeat`: `3.0[5]` is a round of `3.0`. */
export function leafOf(id: string): string {
  return id.replace(/\[\d+\]/g, '');
}
