import { isCrash, wordsOfStatus } from './progress/program-progress.ts';
import type { Failure } from './progress/progress.ts';
import type { ReasonCode } from './reasons.ts';
import type { World } from './world.ts';

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

/** What lies behind a failure: a connection that broke because its program had ended. */
export function firstCause(failure: Failure, world: World): Failure {
  for (const [name, state] of world.programs) {
    if (state.flooded !== undefined) return flooded(failure, name, state.flooded);
    if (!explained.has(failure.code) || state.ended?.by !== 'itself') continue;
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

function flooded(failure: Failure, name: string, bytes: number): Failure {
  const message = `${name} printed more than ${Math.round(bytes / 1e6)} MB and was stopped`;
  return { ...failure, code: 'output-flood', message };
}
