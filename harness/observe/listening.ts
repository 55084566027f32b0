import { readSocketInodes, readTree } from './process-tree.ts';
import { readSocketTable, type SocketAddress } from './socket-table.ts';

/** Addresses on which a program's tree listens: sockets are matched by inode, never by a connection. */
export function readListening(pid: number): SocketAddress[] {
  const rows = readSocketTable(pid).filter((row) => row.state === 'listen');
  if (rows.length === 0) return [];
  const own = readSocketInodes(readTree(pid));
  return rows.filter((row) => own.has(row.inode)).map((row) => row.local);
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
