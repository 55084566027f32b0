import type { Program } from './assignment.ts';

/** Whether a program talks in this way, alone or among others. */
export function speaks({ transport }: Program, way: 'tcp' | 'udp'): boolean {
  return transport === way || transport === 'both';
}

/** The only server of an assignment that talks in this way, if there is just one. */
export function onlyServer(programs: Record<string, Program>, way: 'tcp' | 'udp'): string | undefined {
  const servers = Object.values(programs).filter((one) => one.role === 'server' && speaks(one, way));
  return servers.length === 1 ? servers[0]?.name : undefined;
}
