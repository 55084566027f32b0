import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import type { Thread } from './thread.ts';

/** Threads of the Java machine itself, whose timed waits wake nobody else; names as /proc cuts them. */
const javaServices: ReadonlySet<string> = new Set([
  'VM Periodic Tas',
  'Monitor Deflati',
  'VM Thread',
  'G1 Service',
  'Common-Cleaner',
  'Sweeper thread',
  'C1 CompilerThre',
  'C2 CompilerThre',
]);

const futex = 202;

/**
 * The threads of a process that keep a runtime's house. A student may give a
 * thread such a name too, so only one of each name counts.
 */
export function serviceThreads(threads: Thread[]): Set<Thread> {
  const pid = threads[0]?.pid;
  if (pid === undefined || !isJava(pid)) return new Set();
  const named = threads.filter(({ name, call }) => javaServices.has(name) && isFutex(call));
  return new Set(named.filter((one) => named.filter(({ name }) => name === one.name).length === 1));
}

function isFutex(call: Thread['call']): boolean {
  return typeof call === 'object' && call.number === futex;
}

function isJava(pid: number): boolean {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)) === 'java';
  } catch {
    return false;
  }
}
