import { readdirSync } from 'node:fs';
import { readSocketInodes, readTree } from './process-tree.ts';
import { readSocketTable, type TcpRow } from './socket-table.ts';
import type { Connection } from './unread.ts';

/**
 * Whether a connection of ours leads to a process that is not under `root`. Only what
 * is plainly somebody else's counts: a socket that nobody holds any more does not.
 */
export function isStrangersEnd(root: number, { ours, theirs }: Connection): boolean {
  return isHeldElsewhere(root, (row) => row.local.port === theirs && row.remote.port === ours);
}

/** Whether a process that is not under `root` listens on a port, and nobody under it does. */
export function isStrangersPort(root: number, port: number): boolean {
  return isHeldElsewhere(root, (row) => row.state === 'listen' && row.local.port === port);
}

/** Looked at twice: between the table and the descriptors a socket may be closed. */
function isHeldElsewhere(root: number, wanted: (row: TcpRow) => boolean): boolean {
  return isOutside(root, wanted) && isOutside(root, wanted);
}

function isOutside(root: number, wanted: (row: TcpRow) => boolean): boolean {
  const rows = readSocketTable('self').filter((row) => row.inode !== '0' && wanted(row));
  if (rows.length === 0) return false;
  const tree = readTree(root);
  const own = readSocketInodes(tree);
  return tree.every(canBeSeen) && rows.every((row) => !own.has(row.inode));
}

function canBeSeen(pid: number): boolean {
  try {
    readdirSync(`/proc/${pid}/fd`);
    return true;
  } catch {
    return false;
  }
}
