import type { Act, Step } from '../spec/assignment.ts';
import { stoppedAt } from './limit-words.ts';
import { isCrash, wordsOfStatus } from './progress/program-progress.ts';
import type { Failure } from './progress/progress.ts';
import type { ReasonCode } from './reasons.ts';
import type { ProgramState, World } from './world.ts';

/** Failures that a program's own end explains. */
const explained: ReadonlySet<ReasonCode> = new Set([
  'no-answer',
  'incomplete-answer',
  'closed-early',
  'reset-early',
  'connection-refused',
  'connection-pending',
  'not-reading',
  'nobody-connected',
  'never-asked',
]);

/** A failed step, and the programs whose end a step before had asked for. */
export interface Failed {
  step: Step;
  failure: Failure;
  expectedToEnd: ReadonlySet<ProgramState>;
}

/** What lies behind a failure: a connection that broke because its program had ended. */
export function firstCause({ failure, step, expectedToEnd }: Failed, world: World): Failure {
  for (const [name, state] of world.programs) {
    if (state.hit) return { ...failure, ...stoppedAt(name, state.hit) };
  }
  if (!explained.has(failure.code)) return failure;
  for (const [name, state] of concerned(step, world)) {
    if (state.ended?.by !== 'itself' || expectedToEnd.has(state)) continue;
    const { status } = state.ended;
    const code = isCrash(status) ? 'crashed' : 'exited-early';
    return {
      ...failure,
      code,
      message: `${failure.message}: ${name} had ended, with ${wordsOfStatus(status)}`,
    };
  }
  return failure;
}

/** The program that the step speaks to, where that is known; otherwise all. */
function concerned({ act }: Step, world: World): [string, ProgramState][] {
  const name = programOf(act, world);
  return [...world.programs].filter(([program]) => name === undefined || program === name);
}

function programOf(act: Act, world: World): string | undefined {
  if ('of' in act && typeof act.of === 'string') return act.of;
  if (act.verb === 'connect') return act.to;
  const [end] = 'via' in act && 'ends' in act.via ? act.via.ends : [];
  const to = end === undefined ? undefined : world.ends.get(end)?.to;
  return to !== undefined && world.programs.has(to) ? to : undefined;
}
