import { isOrphaned } from '../observe/orphaned.ts';
import type { EndAct, Step } from '../spec/assignment.ts';
import { leavesOf } from '../verdict/leaf-steps.ts';
import type { Vars } from '../verdict/match/fill-template.ts';
import { resolveEnds } from '../verdict/progress/resolve-ends.ts';
import type { TcpEnd } from '../wire/tcp-end.ts';
import type { Done } from './done.ts';
import { asOwnWork, type Stage } from './stage.ts';

/** Half-closes, closes or resets our ends. */
export async function doEnd(stage: Stage, act: EndAct, vars: Vars): Promise<Done> {
  const names = resolveEnds(stage.recorder.world, act.via, vars);
  await Promise.all(names.map((name) => endBy(stage, name, act.verb)));
  return 'done';
}

export async function endBy(stage: Stage, name: string, how: EndAct['verb']): Promise<void> {
  const udp = stage.datagramEnds.get(name);
  if (udp) stage.recorder.add({ kind: 'we-closed', end: name, how });
  udp?.close();
  const end = stage.ends.get(name);
  if (!end) return;
  stage.recorder.add({ kind: 'we-closed', end: name, how });
  if (how === 'finish') await asOwnWork(stage, () => end.finish());
  else if (how === 'reset' || leavesTimeWait(stage, end)) end.reset();
  else end.close();
}

/**
 * Whoever closes first leaves its port in TIME_WAIT for a minute, and on the
 * machine's own network the next program needs that port. Where the program has
 * closed its end and cannot notice any more, a reset spares it. A case that starts
 * the program again wants to see how it copes with just that.
 */
function leavesTimeWait({ order }: Stage, end: TcpEnd): boolean {
  if (order.isolation !== 'none' || order.planned.case.steps.flatMap(leavesOf).some(restarts)) return false;
  return isOrphaned(end.ports);
}

function restarts({ act }: Step): boolean {
  return act.verb === 'restart';
}
