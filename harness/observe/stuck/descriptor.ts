import { readlinkSync, statSync } from 'node:fs';
import { readSocketTimeout } from './socket-timeout.ts';

/** Whether waiting on a descriptor can end by itself. */
export type Patience =
  | { patience: 'endless'; what: string }
  | { patience: 'timed'; ns: bigint }
  | { patience: 'unknown'; why: string };

/** Looks at what a process waits for on one of its descriptors. */
export function readPatience(pid: number, fd: number, way: 'receive' | 'send'): Patience {
  const target = readTarget(pid, fd);
  if (target.startsWith('socket:')) return patienceOfSocket(pid, fd, way, target);
  if (target.startsWith('pipe:') || isFifo(pid, fd))
    return { patience: 'endless', what: fd === 0 ? 'standard input' : 'a pipe' };
  if (/^anon_inode:(\[eventfd\]|\[signalfd\]|inotify)/.test(target))
    return { patience: 'endless', what: target.slice(11) };
  return { patience: 'unknown', why: `waiting on ${target}` };
}

function isFifo(pid: number, fd: number): boolean {
  return statSync(`/proc/${pid}/fd/${fd}`, { throwIfNoEntry: false })?.isFIFO() ?? false;
}

function readTarget(pid: number, fd: number): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`);
  } catch {
    return 'a descriptor that is gone';
  }
}

/** SO_RCVTIMEO and SO_SNDTIMEO stand nowhere in /proc; socket(7). */
function patienceOfSocket(pid: number, fd: number, way: 'receive' | 'send', target: string): Patience {
  const timeout = readSocketTimeout(pid, fd, way);
  if (timeout === undefined) return { patience: 'unknown', why: 'the socket’s timeout cannot be read' };
  // Node gives its children sockets for pipes.
  const what = fd === 0 ? 'standard input' : target;
  return timeout === 0n ? { patience: 'endless', what } : { patience: 'timed', ns: timeout };
}
