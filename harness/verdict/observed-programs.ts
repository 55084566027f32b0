import type { Observation, Step } from '../spec/assignment.ts';
import { leavesOf } from './leaf-steps.ts';

/** Programs that a case observes, by name, each with everything it wants to see of them. */
export function observedPrograms(steps: Step[]): Map<string, Observation[]> {
  const observed = new Map<string, Observation[]>();
  for (const { act } of steps.flatMap(leavesOf)) {
    if (act.verb === 'observe') observed.set(act.of, [...(observed.get(act.of) ?? []), ...act.checks]);
  }
  return observed;
}

/** Whether an observation is of system calls, which somebody must write down from the start. */
export function isOfCalls({ kind }: Observation): boolean {
  return kind === 'calls' || kind === 'closed';
}
