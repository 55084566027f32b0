import type { Act } from '../spec/assignment.ts';
import type { Vars } from '../verdict/match/fill-template.ts';
import { doConnect } from './do-connect.ts';
import { doEnd } from './do-end.ts';
import { doAccept, doListen } from './do-listen.ts';
import { doObserve } from './do-observe.ts';
import { doOpen } from './do-open.ts';
import { doSend } from './do-send.ts';
import { doServe } from './do-serve.ts';
import { doSignal, doStop } from './do-signal.ts';
import { doRestart, doStart } from './do-start.ts';
import { doStdin } from './do-stdin.ts';
import type { Done } from './done.ts';
import type { Stage } from './stage.ts';

/** Does what a step says. Rejects only for a fault of ours. */
export async function act(stage: Stage, step: Act, vars: Vars, signal: AbortSignal): Promise<Done> {
  switch (step.verb) {
    case 'start':
      return await doStart(stage, step, vars, signal);
    case 'restart':
      return await doRestart(stage, step, vars, signal);
    case 'stop':
      return await doStop(stage, step.of, step.withinMs, signal);
    case 'signal':
      return doSignal(stage, step.of, step.signal);
    case 'stdin':
      return await doStdin(stage, step, vars, signal);
    case 'connect':
      return await doConnect(stage, step, vars, signal);
    case 'listen':
      return await doListen(stage, step, vars);
    case 'accept':
      return await doAccept(stage, step, vars, signal);
    case 'open':
      return await doOpen(stage, step, vars);
    case 'serve':
      return await doServe(stage, step, vars);
    case 'send':
      return await doSend(stage, step, vars, signal);
    case 'observe':
      return await doObserve(stage, step, vars, signal);
    case 'finish':
    case 'close':
    case 'reset':
      return await doEnd(stage, step, vars);
    default:
      return 'watching';
  }
}

/** Wall time that a step may take, in milliseconds. */
export function deadlineOf(step: Act): number {
  if ('withinMs' in step) return step.withinMs;
  if (step.verb === 'quiet') return step.forMs;
  return 10_000;
}
