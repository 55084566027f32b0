import { arch } from 'node:process';
import { loadNative } from './native.ts';

/**
 * Nobody of the same user may look into this process any more, neither at its
 * memory nor at its environment; prctl(2), PR_SET_DUMPABLE.
 */
export function closeToOthers(): void {
  const native = loadNative();
  const setDumpable = 4;
  if (!('unavailable' in native)) native.prctl(setDumpable, 0);
}

/**
 * Keeps to ourselves what we were handed open by whoever started us: a program must
 * not inherit it. close_range(2) with CLOSE_RANGE_CLOEXEC, Linux 5.11 and later.
 */
export function keepDescriptors(): void {
  const native = loadNative();
  if ('unavailable' in native || !['x64', 'arm64'].includes(arch)) return;
  const [closeRange, first, last, closeOnExec] = [436, 3, 0xffffffff, 4] as const;
  native.syscall(closeRange, first, last, closeOnExec);
}
