import { readTree } from '../observe/process-tree.ts';
import { readSocketTable } from '../observe/socket-table.ts';
import { readDatagramSockets } from '../observe/stuck/datagram-sockets.ts';
import type { Blocked } from '../observe/stuck/prover.ts';
import { readUnread } from '../observe/unread.ts';
import type { BlockedThread } from '../verdict/evidence.ts';
import type { Stage } from './stage.ts';

/** Blocked threads in words a student knows; the sandbox's own processes are left out. */
export function describeBlocked(stage: Stage, blocked: Blocked[]): BlockedThread[] {
  const owners = ownersOf(stage);
  return blocked.flatMap(({ pid, call, what }) => {
    const program = owners.get(pid);
    if (program === undefined) return [];
    const on = what === undefined ? undefined : describeTarget(stage, pid, what);
    return [on === undefined ? { program, call } : { program, call, on }];
  });
}

function ownersOf(stage: Stage): Map<number, string> {
  const entries = [...stage.programs].flatMap(([name, { pid, wrappers }]) =>
    readTree(pid)
      .slice(wrappers)
      .map((one) => [one, name] as const),
  );
  return new Map(entries);
}

function describeTarget(stage: Stage, pid: number, what: string): string {
  const inode = /^socket:\[(\d+)\]$/.exec(what)?.[1];
  if (inode === undefined) return what;
  const row = readSocketTable(pid).find((one) => one.inode === inode);
  if (!row) return describeDatagramSocket(pid, inode);
  if (row.state === 'listen') return `its listening socket, port ${row.local.port}`;
  const end = [...stage.ends].find(
    ([, { ports }]) => ports.theirs === row.local.port && ports.ours === row.remote.port,
  );
  return end ? `the connection from ${end[0]}` : 'a connection';
}

function describeDatagramSocket(pid: number, inode: string): string {
  const row = readDatagramSockets(pid).find((one) => one.inode === inode);
  if (row?.kind !== 'udp') return 'a socket';
  return row.local.port === 0 ? 'its UDP socket' : `its UDP socket, port ${row.local.port}`;
}

/** What each open end of ours has sent that its program has not read. */
export function readUnreadOf(stage: Stage): { end: string; bytes: number }[] {
  return [...stage.ends].flatMap(([end, { ports }]) => {
    const state = stage.recorder.world.ends.get(end);
    const bytes = state?.ours === 'open' || state?.ours === 'finish' ? readUnread('self', ports) : undefined;
    return bytes === undefined ? [] : [{ end, bytes }];
  });
}
