import { isStrangersPort } from '../observe/stranger.ts';
import type { ConnectAct } from '../spec/assignment.ts';
import { fillNumber, fillText, type Vars } from '../verdict/match/fill-template.ts';
import { namesOf } from '../verdict/progress/resolve-ends.ts';
import { openTcp } from '../wire/tcp-end.ts';
import { openTcpLinkTo } from './case-link.ts';
import type { Done } from './done.ts';
import { holdEnd, listenersOf } from './hold-end.ts';
import type { Stage } from './stage.ts';
import { whereReached } from './where-reached.ts';

/** Connects to where the program listens, once or several times at once. */
export async function doConnect(
  stage: Stage,
  act: ConnectAct,
  vars: Vars,
  signal: AbortSignal,
): Promise<Done> {
  const names = namesOf(fillText(act.as, vars), fillNumber(act.count, vars));
  const target = whereReached(stage, act.to, { way: 'tcp', family: act.family });
  const port = (await openTcpLinkTo(stage, act.to, target)) ?? target.port;
  await Promise.all(names.map((name) => connectOne(stage, name, { ...target, port, to: act.to }, signal)));
  return 'watching';
}

interface Target {
  to: string;
  address: string;
  port: number;
}

async function connectOne(stage: Stage, name: string, target: Target, signal: AbortSignal): Promise<void> {
  if (isTaken(stage, target)) {
    stage.recorder.add({ kind: 'refused', end: name });
    return;
  }
  const opening = await openTcp(target.address, target.port, listenersOf(stage, name), signal);
  if (opening.outcome === 'refused') {
    if (!signal.aborted) stage.recorder.add({ kind: 'refused', end: name });
    return;
  }
  holdEnd(stage, name, target.to, opening.end);
}

/** On the machine's own network somebody else may listen where the program no longer does. */
function isTaken({ order }: Stage, { port }: Target): boolean {
  return order.isolation === 'none' && isStrangersPort(process.pid, port);
}
