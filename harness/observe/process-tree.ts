import { readdirSync, readlinkSync } from 'node:fs';
import { readProcFile } from './proc-file.ts';

/** A process and everything under it, parents first; empty where it is gone. */
export function readTree(pid: number): number[] {
  const found: number[] = [];
  const open = [pid];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const children = readChildren(next);
    if (!children) continue;
    found.push(next);
    open.push(...children.reverse());
  }
  return found;
}

/** The threads of a process and of everything under it. */
export function readThreadIds(pid: number): number[] {
  return readTree(pid).flatMap(readTasks);
}

/** The threads of a process alone. */
export function readTasks(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [];
  }
}

/** Children of this process other than those it started: their own parents have ended (PR_SET_CHILD_SUBREAPER). */
export function readOrphans(started: ReadonlySet<number>): number[] {
  return readOwnChildren().filter((pid) => !started.has(pid));
}

/** What this process has started, and orphans: both are its first thread's; kernel/exit.c, find_new_reaper(). */
export function readOwnChildren(): number[] {
  try {
    return readChildrenOf(process.pid, process.pid);
  } catch {
    return [];
  }
}

/** proc(5): the children of each thread. */
function readChildren(pid: number): number[] | undefined {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) => readChildrenOf(pid, task));
  } catch {
    return undefined;
  }
}

function readChildrenOf(pid: number, task: number | string): number[] {
  const text = readProcFile(`/proc/${pid}/task/${task}/children`).trim();
  return text === '' ? [] : text.split(' ').map(Number);
}

/** Inodes of the sockets that processes hold open. */
export function readSocketInodes(pids: number[]): Set<string> {
  return new Set(pids.flatMap(readInodes));
}

function readInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => readInode(`/proc/${pid}/fd/${fd}`) ?? []);
  } catch {
    return [];
  }
}

function readInode(path: string): string | undefined {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(path))?.[1];
  } catch {
    return undefined;
  }
}
