import { isStrangersEnd } from '../observe/stranger.ts';
import type { AcceptAct, ListenAct } from '../spec/assignment.ts';
import { fillNumber, fillText, type Vars } from '../verdict/match/fill-template.ts';
import { type Admits, listenTcp } from '../wire/tcp-listener.ts';
import type { Done } from './done.ts';
import { holdEnd, listenersOf } from './hold-end.ts';
import type { Stage } from './stage.ts';

/** Listens for a client that will come: on the port handed to it, and on the handout's. */
export async function doListen(stage: Stage, act: ListenAct, vars: Vars): Promise<Done> {
  const ports = act.port === undefined ? portsFor(stage, act) : [fillNumber(act.port, vars)];
  const address = act.family === 'ipv6' ? '::' : '0.0.0.0';
  const everywhere = stage.order.isolation !== 'none';
  const admits: Admits = (connection) => everywhere || !isStrangersEnd(process.pid, connection);
  const listener = await listenTcp(ports, everywhere ? address : loopback(act.family), admits);
  stage.listeners.set(act.as, listener);
  stage.undo.push(() => listener.close());
  stage.recorder.add({ kind: 'listening', end: act.as, ports });
  return 'done';
}

/** On the machine's own network only the loopback is ours to use. */
function loopback(family: ListenAct['family']): string {
  return family === 'ipv6' ? '::1' : '127.0.0.1';
}

function portsFor(stage: Stage, act: ListenAct): number[] {
  const { planned, port } = stage.order;
  const policy = planned.programs[act.for]?.port;
  const handout = policy?.given === 'may' && port.alone ? [policy.number] : [];
  return [...new Set([stage.ports.listeners[act.as] ?? port.number, ...handout])];
}

/** Takes the next connection of a listener. */
export async function doAccept(stage: Stage, act: AcceptAct, vars: Vars, signal: AbortSignal): Promise<Done> {
  const listener = stage.listeners.get(act.on);
  if (!listener) throw new Error(`nothing listens as ${act.on}`);
  const name = fillText(act.as, vars);
  const end = await listener.accept(listenersOf(stage, name));
  if (!signal.aborted) holdEnd(stage, name, act.on, end);
  return 'watching';
}
