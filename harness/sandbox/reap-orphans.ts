import { readFileSync } from 'node:fs';
import { loadNative } from './native.ts';

/**
 * Takes leave of the dead that became ours when their parents died (prctl(2),
 * PR_SET_CHILD_SUBREAPER); libuv waits only for those that it started itself.
 * Call it when no child of Node's own is left.
 */
export function reapOrphans(): void {
  const native = loadNative();
  if ('unavailable' in native) return;
  const noHang = 1;
  for (const pid of readOwnChildren()) native.waitpid(pid, Buffer.alloc(4), noHang);
}

function readOwnChildren(): number[] {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'latin1').trim();
    return children === '' ? [] : children.split(' ').map(Number);
  } catch {
    return [];
  }
}
