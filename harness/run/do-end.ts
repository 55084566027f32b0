import { isOrphaned } from '../observe/orphaned.ts';
import type { EndAct } from '../spec/assignment.ts';
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
 * closed its end and cannot notice any more, a reset spares it.
 */
function leavesTimeWait({ order }: Stage, end: TcpEnd): boolean {
  return order.isolation === 'none' && isOrphaned(end.ports);
}
