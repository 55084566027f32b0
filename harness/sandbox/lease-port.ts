import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import getPort, { portNumbers } from 'get-port';

/** A free port below the ephemeral range, so that no outgoing connection takes it meanwhile. */
export async function leasePort(): Promise<number> {
  const first = firstEphemeralPort();
  return await getPort({ port: shuffled([...portNumbers(Math.max(1024, first - 8000), first - 1)]) });
}

function firstEphemeralPort(): number {
  try {
    return Number(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split(/\s+/)[0]);
  } catch {
    return 32768;
  }
}

/** Graders that run side by side should not want the same ports in the same order. */
function shuffled(ports: number[]): number[] {
  return Array.from({ length: 50 }, () => ports[randomInt(ports.length)] as number);
}
