import { hashOf, type PlannedCase } from '../../plan/planned-case.ts';
import type { Act, Step } from '../../spec/assignment.ts';

/** Whether two versions of a case do the same, and only expect other things or count it otherwise. */
export function doesTheSame(one: PlannedCase, other: PlannedCase): boolean {
  return hashOf(onlyActs(one)) === hashOf(onlyActs(other));
}

function onlyActs(planned: PlannedCase): PlannedCase {
  const { id, startFirst, programs, players, link, place, steps } = planned.case;
  const acted = { id, startFirst, programs, players, link, place, steps: steps.map(onlyAct) };
  return { ...planned, title: '', case: acted as unknown as PlannedCase['case'] };
}

function onlyAct({ id, place, act }: Step): Step {
  return { id, place, act: withoutExpectation(act) };
}

/** What does not change what is done: how an answer is matched, and how long it is waited for. */
const expectations: Partial<Record<Act['verb'], string[]>> = {
  expect: ['pattern', 'frame', 'tolerate', 'withinMs'],
  stdout: ['pattern', 'frame', 'tolerate', 'withinMs'],
  stderr: ['pattern', 'frame', 'tolerate', 'withinMs'],
  exit: ['status', 'withinMs'],
  closed: ['how', 'withinMs'],
};

function withoutExpectation(act: Act): Act {
  if (act.verb === 'together') return { ...act, branches: act.branches.map((branch) => branch.map(onlyAct)) };
  if (act.verb === 'repeat') return { ...act, steps: act.steps.map(onlyAct) };
  const left = expectations[act.verb] ?? [];
  return Object.fromEntries(Object.entries(act).filter(([key]) => !left.includes(key))) as unknown as Act;
}
