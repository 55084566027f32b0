import { readSocketInodes, readTree } from './process-tree.ts';
import { readSocketTable, type SocketAddress } from './socket-table.ts';

/** Addresses on which a program's tree listens: sockets are matched by inode, never by a connection. */
export function readListening(pid: number): SocketAddress[] {
  const rows = readSocketTable(pid).filter((row) => row.state === 'listen');
  if (rows.length === 0) return [];
  const own = readSocketInodes(readTree(pid));
  return rows.filter((row) => own.has(row.inode)).map((row) => row.local);
}

/** Who else holds a port on this machine, in words; undefined where it is free. */
export function readPortOwner(port: number): string | undefined {
  const row = readSocketTable('self').find((one) => one.state === 'listen' && one.local.port === port);
  return row && `another process (socket ${row.inode} on ${row.local.address})`;
}
