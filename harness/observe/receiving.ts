import type { PortState } from './listening.ts';
import { readSocketInodes, readTree } from './process-tree.ts';
import type { SocketAddress } from './socket-table.ts';
import { readDatagramSockets } from './stuck/datagram-sockets.ts';

/** Where a program's tree receives datagrams from anybody: its UDP sockets that are not connected. */
export function readReceiving(pid: number): SocketAddress[] {
  const sockets = readDatagramSockets(pid).filter(({ kind, remote }) => kind === 'udp' && remote.port === 0);
  if (sockets.length === 0) return [];
  const own = readSocketInodes(readTree(pid));
  return sockets.filter(({ inode }) => own.has(inode)).map(({ local }) => local);
}

/** The state of a UDP port of this machine, which is free as soon as its socket is gone. */
export function readUdpPortState(port: number): Exclude<PortState, { state: 'time-wait' }> {
  const held = readDatagramSockets('self').find(({ kind, local }) => kind === 'udp' && local.port === port);
  if (!held) return { state: 'free' };
  return { state: 'held', owner: `another process (UDP socket ${held.inode} on ${held.local.address})` };
}
