import { readHoldings } from '../observe/holdings.ts';
import { growth, readThreadTimes } from '../observe/processor-time.ts';
import type { Observation, ObserveAct } from '../spec/assignment.ts';
import type { Vars } from '../verdict/match/fill-template.ts';
import { isOfCalls } from '../verdict/observed-programs.ts';
import { progressOfObserve } from '../verdict/progress/observe-progress.ts';
import { lookUntil, pause } from './backoff.ts';
import type { Done } from './done.ts';
import { asOwnWork, type Stage } from './stage.ts';
import { threadsOf } from './threads-of.ts';

const longestLookMs = 20;

/** Looks at a program until the kernel shows what the step asks for. */
export async function doObserve(
  stage: Stage,
  act: ObserveAct,
  vars: Vars,
  signal: AbortSignal,
): Promise<Done> {
  const since = stage.recorder.world.count;
  let last = '';
  const look = (): Done | undefined => {
    last = lookOnce(stage, act, last);
    return progressOfObserve(stage.recorder.world, act, vars, since).state === 'met' ? 'watching' : undefined;
  };
  const idle = act.checks.find((check) => check.kind === 'idle');
  for (;;) {
    if (idle) await measure(stage, act.of, idle, signal);
    const found = idle
      ? look()
      : await lookUntil(look, signal, { longestMs: longestLookMs, pending: stage.looks });
    if (found || signal.aborted) return 'watching';
  }
}

/** One look; what it showed, so that the same is not written down again. */
function lookOnce(stage: Stage, act: ObserveAct, last: string): string {
  recordCalls(stage, act.of);
  const running = stage.programs.get(act.of);
  if (!running || stage.recorder.world.programs.get(act.of)?.ended || act.checks.every(isOfCalls))
    return last;
  const holdings = readHoldings(running.pid, running.wrappers);
  const seen = JSON.stringify(holdings);
  if (seen !== last) stage.recorder.add({ kind: 'program-held', program: act.of, holdings });
  return seen;
}

/** What a program holds when it is ready: later looks are compared with it. */
export function observeReady(stage: Stage, program: string): void {
  const running = stage.programs.get(program);
  if (!running) return;
  const holdings = readHoldings(running.pid, running.wrappers);
  stage.recorder.add({ kind: 'program-held', program, holdings });
}

/** A program that calls without end must not fill the transcript. */
const mostCalls = 20_000;

function recordCalls(stage: Stage, program: string): void {
  for (const { call, sockets, failed } of stage.traces.get(program)?.readNew() ?? []) {
    if ((stage.recorder.world.programs.get(program)?.called.length ?? 0) >= mostCalls) return;
    stage.recorder.add({
      ...{ kind: 'program-called', program, call, sockets },
      ...(failed === undefined ? {} : { failed }),
    });
  }
}

/** Processor time over a while, a share of one processor; waiting for one counts, or load would hide a busy loop. */
async function measure(
  stage: Stage,
  program: string,
  { forMs }: Extract<Observation, { kind: 'idle' }>,
  signal: AbortSignal,
): Promise<void> {
  const running = stage.programs.get(program);
  if (!running) return;
  const before = readThreadTimes(threadsOf(running));
  const began = performance.now();
  await asOwnWork(stage, () => pause(forMs, signal));
  const overMs = Math.round(performance.now() - began);
  const { used, waited } = growth(before, readThreadTimes(threadsOf(running)));
  const percent = Math.round((used + waited) / 1e4 / Math.max(1, overMs));
  stage.recorder.add({ kind: 'program-used', program, percent, overMs });
}
