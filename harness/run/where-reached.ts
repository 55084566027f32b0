import { accepts } from '../verdict/progress/program-progress.ts';
import type { Stage } from './stage.ts';

type Family = 'ipv4' | 'ipv6' | undefined;

/** The address that the socket table showed of a program; a wildcard is reached through the loopback. */
export function whereReached(
  stage: Stage,
  program: string,
  { way, family }: { way: 'tcp' | 'udp'; family: Family },
): { address: string; port: number } {
  const { planned, port } = stage.order;
  const given = stage.ports.programs[program] ?? port.number;
  const policy = planned.programs[program]?.port;
  const listening = stage.recorder.world.programs.get(program)?.listening ?? [];
  const allowed = listening.filter((one) => one.transport === way && accepts(policy, given, one.port));
  const ofFamily = allowed.find(({ address }) => reaches(address, family));
  const { address, port: number } = ofFamily ?? { address: '0.0.0.0', port: allowed[0]?.port ?? given };
  return { address: loopbackFor(address, family), port: number };
}

function reaches(address: string, family: Family): boolean {
  if (family === undefined || address === '::') return true;
  return address.includes(':') === (family === 'ipv6');
}

function loopbackFor(address: string, family: Family): string {
  if (address === '::') return family === 'ipv4' ? '127.0.0.1' : '::1';
  if (address === '0.0.0.0') return family === 'ipv6' ? '::1' : '127.0.0.1';
  return address;
}
