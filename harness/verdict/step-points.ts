import type { Step } from '../spec/assignment.ts';
import { innerSteps, type LeafEnds, leavesOf } from './leaf-steps.ts';

/** Points of the steps that a failed case had behind it; in a `repeat`, only once every round was. */
export function earnedBySteps(steps: Step[], ends: LeafEnds): number {
  return steps.reduce((sum, step) => sum + earnedBy(step, ends), 0);
}

function earnedBy(step: Step, ends: LeafEnds): number {
  const behind = leavesOf(step).every(({ id }) => ends.get(id) === 'passed');
  const own = behind ? (step.points ?? 0) : 0;
  if (step.act.verb === 'repeat' && !behind) return 0;
  return own + earnedBySteps(innerSteps(step), ends);
}
