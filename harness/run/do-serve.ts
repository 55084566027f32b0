import type { ServeAct } from '../spec/assignment.ts';
import { fillNumber, type Vars } from '../verdict/match/fill-template.ts';
import type { Done } from './done.ts';
import { serveTcp } from './serve-tcp.ts';
import { serveUdp } from './serve-udp.ts';
import type { Stage } from './stage.ts';
import { waitingPorts } from './waiting-ports.ts';

/** Sets a peer in place that answers by rules until the case is over. */
export async function doServe(stage: Stage, act: ServeAct, vars: Vars): Promise<Done> {
  const ports = act.port === undefined ? waitingPorts(stage, act.as, act.for) : [fillNumber(act.port, vars)];
  const serving = { act, ports, vars };
  await (act.transport === 'udp' ? serveUdp(stage, serving) : serveTcp(stage, serving));
  return 'done';
}
