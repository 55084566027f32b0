import { loadNative } from './native.ts';

/**
 * Takes leave of the dead that became ours when their parents died (prctl(2),
 * PR_SET_CHILD_SUBREAPER); libuv waits only for those that it started itself.
 * Call it when no child of Node's own is left.
 */
export function reapOrphans(listChildren: () => number[]): void {
  const native = loadNative();
  if ('unavailable' in native) return;
  const noHang = 1;
  for (const pid of listChildren()) native.waitpid(pid, Buffer.alloc(4), noHang);
}
