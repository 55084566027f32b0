import { readSocketInodes, readTree } from './process-tree.ts';
import { readSocketTable, type SocketAddress } from './socket-table.ts';
import { readDatagramSockets } from './stuck/datagram-sockets.ts';

/** An address where a program can be reached. */
export interface Listening extends SocketAddress {
  transport: 'tcp' | 'udp';
}

/**
 * Addresses on which a program's tree listens, or receives datagrams from anybody:
 * sockets are matched by inode, never by a connection.
 */
export function readListening(pid: number): Listening[] {
  const tcp = readSocketTable(pid).filter((row) => row.state === 'listen');
  const udp = readDatagramSockets(pid).filter(({ kind, remote }) => kind === 'udp' && remote.port === 0);
  if (tcp.length === 0 && udp.length === 0) return [];
  const own = readSocketInodes(readTree(pid));
  return [
    ...tcp.filter(({ inode }) => own.has(inode)).map(({ local }) => reached(local, 'tcp')),
    ...udp.filter(({ inode }) => own.has(inode)).map(({ local }) => reached(local, 'udp')),
  ];
}

function reached(local: SocketAddress, transport: Listening['transport']): Listening {
  return { ...local, transport };
}

/** Whether a program could bind a port of this machine, and what is in its way. */
export function readPortState(
  port: number,
): { state: 'free' } | { state: 'time-wait' } | { state: 'held'; owner: string } {
  const rows = readSocketTable('self').filter((row) => row.local.port === port);
  const listener = rows.find((row) => row.state === 'listen');
  if (listener) {
    return {
      state: 'held',
      owner: `another process (socket ${listener.inode} on ${listener.local.address})`,
    };
  }
  return { state: rows.some((row) => row.state === 'time-wait') ? 'time-wait' : 'free' };
}
