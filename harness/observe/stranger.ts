import { readdirSync } from 'node:fs';
import { readSocketInodes, readTree } from './process-tree.ts';
import { readSocketTable } from './socket-table.ts';
import { readDatagramSockets } from './stuck/datagram-sockets.ts';
import type { Connection } from './unread.ts';

/**
 * Whether a connection of ours leads to a process that is not under `root`. Only what
 * is plainly somebody else's counts: a socket that nobody holds any more does not.
 */
export function isStrangersEnd(root: number, { ours, theirs }: Connection): boolean {
  return isHeldElsewhere(root, () =>
    readSocketTable('self').filter((row) => row.local.port === theirs && row.remote.port === ours),
  );
}

/** Whether a process that is not under `root` listens on a port, and nobody under it does. */
export function isStrangersPort(root: number, port: number): boolean {
  return isHeldElsewhere(root, () =>
    readSocketTable('self').filter((row) => row.state === 'listen' && row.local.port === port),
  );
}

/** Whether a datagram from a port was sent by a process that is not under `root`. */
export function isStrangersDatagram(root: number, port: number): boolean {
  return isHeldElsewhere(root, () =>
    readDatagramSockets('self').filter((socket) => socket.kind === 'udp' && socket.local.port === port),
  );
}

type ReadSockets = () => { inode: string }[];

/** Looked at twice: between the table and the descriptors a socket may be closed. */
function isHeldElsewhere(root: number, read: ReadSockets): boolean {
  return isOutside(root, read) && isOutside(root, read);
}

function isOutside(root: number, read: ReadSockets): boolean {
  const sockets = read().filter(({ inode }) => inode !== '0');
  if (sockets.length === 0) return false;
  const tree = readTree(root);
  const own = readSocketInodes(tree);
  return tree.every(canBeSeen) && sockets.every(({ inode }) => !own.has(inode));
}

function canBeSeen(pid: number): boolean {
  try {
    readdirSync(`/proc/${pid}/fd`);
    return true;
  } catch {
    return false;
  }
}
