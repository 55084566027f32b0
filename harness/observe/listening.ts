import { readlinkSync } from 'node:fs';
import { type Listener, readListeners } from './listeners.ts';
import { readSocketInodes, readTree } from './process-tree.ts';
import { readSocketTable } from './socket-table.ts';

/** A listening socket of a program; the backlog where the kernel tells it. */
export type Listening = Omit<Listener, 'inode' | 'backlog'> & { backlog?: number };

/** Where a program's tree listens: sockets are matched by inode, never by a connection. */
export function readListening(pid: number): Listening[] {
  const listeners = (sharesOurNetwork(pid) ? readListeners() : undefined) ?? listenersInTable(pid);
  if (listeners.length === 0) return [];
  const own = readSocketInodes(readTree(pid));
  return listeners.filter(({ inode }) => own.has(inode)).map(({ inode: _inode, ...rest }) => rest);
}

function listenersInTable(pid: number): (Listening & { inode: string })[] {
  return readSocketTable(pid)
    .filter((row) => row.state === 'listen')
    .map(({ local, rxQueue, inode }) => ({ ...local, waiting: rxQueue, inode }));
}

/** A program that is not yet in its network, or in another one, is seen through its own table. */
function sharesOurNetwork(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`) === readlinkSync('/proc/thread-self/ns/net');
  } catch {
    return false;
  }
}

/** Whether a program could bind a port, and what is in its way. */
export type PortState = { state: 'free' } | { state: 'time-wait' } | { state: 'held'; owner: string };

/** The state of a TCP port of this machine. */
export function readPortState(port: number): PortState {
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
