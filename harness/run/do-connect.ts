import { isStrangersPort } from '../observe/stranger.ts';
import type { ConnectAct } from '../spec/assignment.ts';
import { fillNumber, fillText, type Vars } from '../verdict/match/fill-template.ts';
import { accepts } from '../verdict/progress/program-progress.ts';
import { namesOf } from '../verdict/progress/resolve-ends.ts';
import { openTcp } from '../wire/tcp-end.ts';
import type { Done } from './done.ts';
import { holdEnd, listenersOf } from './hold-end.ts';
import type { Stage } from './stage.ts';

/** Connects to where the program listens, once or several times at once. */
export async function doConnect(
  stage: Stage,
  act: ConnectAct,
  vars: Vars,
  signal: AbortSignal,
): Promise<Done> {
  const names = namesOf(fillText(act.as, vars), fillNumber(act.count, vars));
  const target = targetOf(stage, act);
  await Promise.all(names.map((name) => connectOne(stage, name, { ...target, to: act.to }, signal)));
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

/** The address that the socket table showed; a wildcard is reached through the loopback. */
function targetOf(stage: Stage, act: ConnectAct): Omit<Target, 'to'> {
  const { planned, port } = stage.order;
  const given = stage.ports.programs[act.to] ?? port.number;
  const policy = planned.programs[act.to]?.port;
  const listening = stage.recorder.world.programs.get(act.to)?.listening ?? [];
  const allowed = listening.filter((one) => accepts(policy, given, one.port));
  const ofFamily = allowed.find(({ address }) => reaches(address, act.family));
  const { address, port: number } = ofFamily ?? { address: '0.0.0.0', port: allowed[0]?.port ?? given };
  return { address: loopbackFor(address, act.family), port: number };
}

function reaches(address: string, family: ConnectAct['family']): boolean {
  if (family === undefined || address === '::') return true;
  return address.includes(':') === (family === 'ipv6');
}

function loopbackFor(address: string, family: ConnectAct['family']): string {
  if (address === '::') return family === 'ipv4' ? '127.0.0.1' : '::1';
  if (address === '0.0.0.0') return family === 'ipv6' ? '::1' : '127.0.0.1';
  return address;
}
