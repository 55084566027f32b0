import { readdirSync, readlinkSync } from 'node:fs';
import type { CallWatch } from './call-watch.ts';

/** Why something may ring that nobody can see; undefined where nothing of the kind was ever set. */
export function findHiddenTrap(watch: CallWatch, pids: number[]): string | undefined {
  if (watch.count('ring') > 0) return 'it uses asynchronous I/O';
  if (watch.count('foreign') > 0) return 'it makes calls of 32-bit programs';
  return hasHiddenTimer(watch.count('timerfd'), pids) ? 'a timerfd of it cannot be seen' : undefined;
}

/** Of several timers, one descriptor may be a copy of another: then nobody knows whether all are there. */
function hasHiddenTimer(created: number, pids: number[]): boolean {
  return created > 1 || (created === 1 && !pids.some(holdsTimer));
}

function holdsTimer(pid: number): boolean {
  const fds = `/proc/${pid}/fd`;
  return readdirSync(fds).some((fd) => readlinkSync(`${fds}/${fd}`) === 'anon_inode:[timerfd]');
}
