import { readPortState } from '../observe/listening.ts';
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
  const policies = Object.values(order.planned.programs).flatMap(({ port }) =>
    port?.given === 'may' ? [port] : [],
  );
  for (const { number } of policies) {
    const fault = await freePort(number, AbortSignal.any([signal, AbortSignal.timeout(longestWaitMs)]));
    if (fault) return fault;
  }
  return undefined;
}

async function freePort(port: number, signal: AbortSignal): Promise<HarnessFault | undefined> {
  const found = await lookUntil(() => settled(port), signal, 250);
  if (found?.state === 'free') return undefined;
  return { code: 'port-busy', port, owner: found?.owner ?? 'earlier connections in TIME_WAIT' };
}

function settled(
  port: number,
): { state: 'free'; owner?: never } | { state: 'held'; owner: string } | undefined {
  const now = readPortState(port);
  return now.state === 'time-wait' ? undefined : now;
}

/** Between the lease and bind() somebody else may have taken the port that a program was given. */
export function findLostLease(
  { isolation }: CaseOrder,
  { listening, givenPort }: ProgramState,
): HarnessFault | undefined {
  if (isolation !== 'none' || listening.length > 0 || givenPort === undefined) return undefined;
  const now = readPortState(givenPort);
  return now.state === 'held' ? { code: 'port-busy', port: givenPort, owner: now.owner } : undefined;
}
