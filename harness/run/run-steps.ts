import { setMaxListeners } from 'node:events';
import type { Step } from '../spec/assignment.ts';
import type { VarValue } from '../verdict/evidence.ts';
import { fillNumber } from '../verdict/match/fill-template.ts';
import { conclude, consume, progressOf } from '../verdict/progress/step-progress.ts';
import { act, deadlineOf } from './act.ts';
import { noteLostDatagrams } from './note-lost-datagrams.ts';
import type { Stage } from './stage.ts';
import { longestWallMs, waitFor } from './wait-for.ts';

/** Where one runs: the rounds of `repeat` so far, and the variables that they set. */
interface Scope {
  rounds: string;
  vars: Record<string, VarValue>;
}

export type StepsEnd = 'done' | 'failed';

/** Takes the steps one after the other; the first that fails ends it. */
export async function runSteps(stage: Stage, steps: Step[], signal: AbortSignal): Promise<StepsEnd> {
  return await inOrder(stage, steps, { rounds: '', vars: {} }, signal);
}

async function inOrder(stage: Stage, steps: Step[], scope: Scope, signal: AbortSignal): Promise<StepsEnd> {
  for (const step of steps) {
    if ((await oneStep(stage, step, scope, signal)) === 'failed') return 'failed';
  }
  return 'done';
}

async function oneStep(stage: Stage, step: Step, scope: Scope, signal: AbortSignal): Promise<StepsEnd> {
  if (step.act.verb === 'repeat') return await repeat(stage, step, scope, signal);
  if (step.act.verb === 'together') return await together(stage, step.act.branches, scope, signal);
  return await leaf(stage, step, scope, signal);
}

/** A number that a student's answer has set must not keep us for ever. */
const mostRounds = 10_000;

async function repeat(stage: Stage, step: Step, scope: Scope, signal: AbortSignal): Promise<StepsEnd> {
  if (step.act.verb !== 'repeat') return 'done';
  const { times, as, steps } = step.act;
  const count = Math.min(mostRounds, fillNumber(times, { ...stage.vars, ...scope.vars }));
  for (let round = 1; round <= count; round++) {
    const vars = as === undefined ? scope.vars : { ...scope.vars, [as]: round };
    const inner = { rounds: `${scope.rounds}[${round}]`, vars };
    if ((await inOrder(stage, steps, inner, signal)) === 'failed') return 'failed';
  }
  return 'done';
}

/** Branches run side by side; when one fails, the others are called off. */
async function together(
  stage: Stage,
  branches: Step[][],
  scope: Scope,
  signal: AbortSignal,
): Promise<StepsEnd> {
  const off = new AbortController();
  const either = AbortSignal.any([signal, off.signal]);
  const ends = await Promise.all(
    branches.map(async (steps) => {
      const end = await inOrder(stage, steps, scope, either);
      if (end === 'failed') off.abort('another branch failed');
      return end;
    }),
  );
  return ends.includes('failed') ? 'failed' : 'done';
}

async function leaf(stage: Stage, step: Step, scope: Scope, signal: AbortSignal): Promise<StepsEnd> {
  const { recorder, order } = stage;
  const id = `${step.id}${scope.rounds}`;
  const vars = { ...stage.vars, ...scope.vars };
  recorder.add({ kind: 'step-began', step: id, vars: mentioned(step, vars) });
  const over = new AbortController();
  const progress = () => progressOf(recorder.world, order.planned, step, id);
  const either = AbortSignal.any([signal, over.signal]);
  // One step may open a thousand connections, and each listens for the end.
  setMaxListeners(0, either);
  const doing = act(stage, step.act, vars, either);
  const withinMs = deadlineOf(step.act);
  const wait = await waitFor(stage, { progress, doing, withinMs, signal });
  over.abort('the step is over');
  if (wait === 'stuck' || wait === 'expired') noteLostDatagrams(stage);
  recorder.add({ kind: 'step-ended', step: id, wait });
  if (wait === 'interrupted') return 'failed';
  const result = conclude(progress(), wait);
  if (wait === 'starved' && 'failure' in result) {
    recorder.add({ kind: 'fault', fault: { code: 'starved', wallMs: longestWallMs(withinMs) } });
  }
  if ('failure' in result) return 'failed';
  consume(result);
  Object.assign(stage.vars, result.saves);
  return 'done';
}

/** Only the variables that the step speaks of: a transcript says each thing once. */
function mentioned(step: Step, vars: Record<string, VarValue>): Record<string, VarValue> {
  const text = JSON.stringify(step.act);
  return Object.fromEntries(Object.entries(vars).filter(([name]) => text.includes(`\${${name}}`)));
}
