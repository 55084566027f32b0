import { type PortState, readPortState } from '../observe/listening.ts';
import { readUdpPortState } from '../observe/receiving.ts';
import type { Program } from '../spec/assignment.ts';
import { speaks } from '../spec/transport.ts';
import type { HarnessFault } from '../verdict/evidence.ts';
import type { ProgramState } from '../verdict/world.ts';
import { lookUntil } from './backoff.ts';
import type { CaseOrder } from './case-order.ts';

/** A port stays in TIME_WAIT for 60 s (TCP_TIMEWAIT_LEN); milliseconds. */
const longestWaitMs = 65_000;

/**
 * On the machine's own network a program may insist on the handout's port: waits
 * until it can have it, or says who holds it.
 */
export async function freeHardwiredPorts(
  order: CaseOrder,
  signal: AbortSignal,
): Promise<HarnessFault | undefined> {
  if (order.isolation !== 'none' || !order.port.alone) return undefined;
  const wanted = Object.values(order.planned.programs).filter(({ port }) => port?.given === 'may');
  for (const program of wanted) {
    const fault = await freePort(program, AbortSignal.any([signal, AbortSignal.timeout(longestWaitMs)]));
    if (fault) return fault;
  }
  return undefined;
}

async function freePort(program: Program, signal: AbortSignal): Promise<HarnessFault | undefined> {
  const port = program.port?.number ?? 0;
  const found = await lookUntil(() => settled(program, port), signal, { longestMs: 250 });
  if (found?.state === 'free') return undefined;
  return { code: 'port-busy', port, owner: found?.owner ?? 'earlier connections in TIME_WAIT' };
}

function settled(
  program: Program,
  port: number,
): { state: 'free'; owner?: never } | { state: 'held'; owner: string } | undefined {
  const now = stateFor(program, port);
  return now.state === 'time-wait' ? undefined : now;
}

/** TCP and UDP have ports of their own. */
function stateFor(program: Program, port: number): PortState {
  const udp = speaks(program, 'udp') ? readUdpPortState(port) : ({ state: 'free' } as const);
  return udp.state === 'held' || !speaks(program, 'tcp') ? udp : readPortState(port);
}

/** Between the lease and bind() somebody else may have taken the port that a program was given. */
export function findLostLease(
  { isolation, planned }: CaseOrder,
  name: string,
  { listening, givenPort }: ProgramState,
): HarnessFault | undefined {
  const program = planned.programs[name];
  if (isolation !== 'none' || listening.length > 0 || givenPort === undefined || !program) return undefined;
  const now = stateFor(program, givenPort);
  return now.state === 'held' ? { code: 'port-busy', port: givenPort, owner: now.owner } : undefined;
}
