import { readSocketInodes, readTree } from './process-tree.ts';
import { readSocketTable, type SocketAddress } from './socket-table.ts';

/** Addresses on which a program's tree listens: sockets are matched by inode, never by a connection. */
export function readListening(pid: number): SocketAddress[] {
  const rows = readSocketTable(pid).filter((row) => row.state === 'listen');
  if (rows.length === 0) return [];
  const own = readSocketInodes(readTree(pid));
  return rows.filter((row) => own.has(row.inode)).map((row) => row.local);
}

/** What keeps a program from binding a port of this machine, in words; undefined where it is free. */
export function readPortOwner(port: number): string | undefined {
  const rows = readSocketTable('self').filter((row) => row.local.port === port);
  const listener = rows.find((row) => row.state === 'listen');
  if (listener) return `another process (socket ${listener.inode} on ${listener.local.address})`;
  const waiting = rows.some((row) => row.state === 'time-wait');
  return waiting ? 'an earlier connection in TIME_WAIT, for up to a minute' : undefined;
}
