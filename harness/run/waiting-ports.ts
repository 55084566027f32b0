import type { Stage } from './stage.ts';

/** Where one of ours waits for a client: the port handed to it, and the handout's where that is ours to take. */
export function waitingPorts(stage: Stage, as: string, client: string): number[] {
  const { planned, port } = stage.order;
  const policy = planned.programs[client]?.port;
  const handout = policy?.given === 'may' && port.alone ? [policy.number] : [];
  return [...new Set([stage.ports.listeners[as] ?? port.number, ...handout])];
}

/** On the machine's own network only the loopback is ours to use. */
export function waitingAddress({ order }: Stage, family: 'ipv4' | 'ipv6' | undefined): string {
  if (order.isolation !== 'none') return family === 'ipv6' ? '::' : '0.0.0.0';
  return family === 'ipv6' ? '::1' : '127.0.0.1';
}
