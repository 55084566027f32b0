import { portsNeeded } from '../plan/given-ports.ts';
import type { PlannedCase } from '../plan/planned-case.ts';
import type { GivenPort } from '../run/case-order.ts';
import { leasePort } from '../sandbox/lease-port.ts';
import type { Evidence, Isolation, Transcript } from '../verdict/evidence.ts';
import { aloneWith } from './alone-with.ts';

/** Hands out the port of each case, and decides which cases may run side by side. */
export interface PortTurns {
  /** Runs the case with a port when its turn has come. */
  take(planned: PlannedCase, run: (port: GivenPort) => Promise<Transcript>): Promise<Transcript>;
}

/**
 * In private networks every port is free. On the machine's own network a program
 * that insists on the handout's port must be alone with it: the first case of a
 * submission runs alone and shows whether it insists.
 */
export function openPortTurns(isolation: Isolation): PortTurns {
  if (isolation !== 'none') {
    return { take: (planned, run) => run({ ...privatePorts(planned), alone: true }) };
  }
  let insists: boolean | undefined;
  return {
    async take(planned, run) {
      const handout = handoutPorts(planned);
      if (insists === false || handout.length === 0) return await withLease(planned, run, false);
      return await aloneWith(handout, async () => {
        const transcript = await withLease(planned, run, true);
        insists = insistsOn(handout, transcript);
        return transcript;
      });
    },
  };
}

/** A lease that was lost to another program of this machine is replaced by a new one. */
async function withLease(
  planned: PlannedCase,
  run: (port: GivenPort) => Promise<Transcript>,
  alone: boolean,
): Promise<Transcript> {
  for (let attempt = 1; ; attempt++) {
    const number = await leasePort();
    const others: number[] = [];
    while (others.length < portsNeeded(planned) - 1) others.push(await leasePort());
    const transcript = await run({ number, others, alone });
    if (attempt === mostLeases || !transcript.events.some((event) => lostTo(event, [number, ...others])))
      return transcript;
  }
}

const mostLeases = 3;

function lostTo(event: Evidence, ports: readonly number[]): boolean {
  return event.kind === 'fault' && event.fault.code === 'port-busy' && ports.includes(event.fault.port);
}

function handoutPorts({ programs }: PlannedCase): number[] {
  return Object.values(programs).flatMap(({ port }) => (port?.given === 'may' ? [port.number] : []));
}

/** Ports below the ephemeral range; the same for the same seed, so that a run can be repeated. */
function privatePorts(planned: PlannedCase): Pick<GivenPort, 'number' | 'others'> {
  const { seed, id } = planned;
  const mixed = [...id].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) >>> 0, seed >>> 0);
  const nth = (index: number) => 20_000 + ((mixed + index) % 8_000);
  return { number: nth(0), others: Array.from({ length: portsNeeded(planned) - 1 }, (_, i) => nth(i + 1)) };
}

/** It listened on the handout's port, or came to our listener there, or never showed what it wants. */
function insistsOn(handout: number[], { events }: Transcript): boolean {
  const used = events.flatMap((event) => {
    if (event.kind === 'program-listening') return [event.port];
    return event.kind === 'opened' ? [Number(event.local.split(':').at(-1))] : [];
  });
  return used.length === 0 || used.some((port) => handout.includes(port));
}
