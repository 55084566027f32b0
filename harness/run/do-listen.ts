import type { AcceptAct, ListenAct } from '../spec/assignment.ts';
import { fillNumber, fillText, type Vars } from '../verdict/match/fill-template.ts';
import type { Done } from './done.ts';
import { holdEnd, listenersOf } from './hold-end.ts';
import { listenFor } from './listen-for.ts';
import type { Stage } from './stage.ts';
import { waitingPorts } from './waiting-ports.ts';

/** Listens for a client that will come: on the port handed to it, and on the handout's. */
export async function doListen(stage: Stage, act: ListenAct, vars: Vars): Promise<Done> {
  const ports = act.port === undefined ? waitingPorts(stage, act.as, act.for) : [fillNumber(act.port, vars)];
  stage.listeners.set(act.as, await listenFor(stage, { client: act.for, ports, family: act.family }));
  stage.recorder.add({ kind: 'listening', end: act.as, ports });
  return 'done';
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
