import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { goMonitor } from './go-monitor.ts';
import { type Thread, waitsAtLock } from './thread.ts';

/** Threads of the Java machine itself, whose timed waits wake nobody else; names as /proc cuts them. */
const javaServices: ReadonlySet<string> = new Set([
  'VM Periodic Tas',
  'Monitor Deflati',
  'VM Thread',
  'G1 Service',
  'Sweeper thread',
  'C1 CompilerThre',
  'C2 CompilerThre',
]);
const lastAtStart = 'VM Periodic Tas';
const cleaner = 'Common-Cleaner';

/**
 * The threads of a process that keep a runtime's house. A student may give a
 * thread such a name too, so only those count that were there before main():
 * the machine starts its own first, the periodic task last of all, and right
 * after it the cleaner.
 */
export function serviceThreads(threads: Thread[]): Set<Thread> {
  const pid = threads[0]?.pid;
  if (pid === undefined) return new Set();
  const monitor = goMonitor(threads);
  if (monitor) return new Set([monitor]);
  if (!isJava(pid)) return new Set();
  const inOrder = threads.filter(({ tid }) => tid > pid).sort((a, b) => a.tid - b.tid);
  const last = inOrder.findIndex(({ name }) => name === lastAtStart);
  const early = inOrder.slice(0, last + 1).filter(({ name }) => javaServices.has(name));
  const next = inOrder[last + 1];
  const services = last >= 0 && next?.name === cleaner ? [...early, next] : early;
  return new Set(services.filter(waitsAtLock));
}

function isJava(pid: number): boolean {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)) === 'java';
  } catch {
    return false;
  }
}
