import { loadNative } from './native.ts';

const exclusive = 2;
const withoutWaiting = 4;

/**
 * Locks an open file for this process, as flock(2) does: the kernel lets go of it with
 * the process. Where the C library cannot be called, nothing is locked.
 */
export function lockFile(fd: number): 'ours' | 'taken' | 'unknown' {
  const native = loadNative();
  if ('unavailable' in native) return 'unknown';
  return native.flock(fd, exclusive | withoutWaiting) === 0 ? 'ours' : 'taken';
}
