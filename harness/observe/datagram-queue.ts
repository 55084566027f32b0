import { readDatagramSockets } from './stuck/datagram-sockets.ts';

/** Memory that unread datagrams take on a UDP port: more than they have bytes. */
export function readReceiveQueue(pid: number | 'self', port: number): number {
  const sockets = readDatagramSockets(pid).filter(({ kind, local }) => kind === 'udp' && local.port === port);
  return Math.max(0, ...sockets.map(({ rxQueue }) => rxQueue));
}
