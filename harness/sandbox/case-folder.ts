import { mkdirSync, statfsSync } from 'node:fs';
import { folderHits } from './folder-size.ts';
import { type LimitHit, limits } from './limits.ts';
import { loadNative, type Native } from './native.ts';
import { removeFolder } from './working-copy.ts';

/** The folder of one case: what its programs write, they write here. */
export interface CaseFolder {
  /** Whether more than may be has been written. */
  hits(): LimitHit[];
  /** Takes everything in it away, however deep or odd. */
  remove(): void;
}

/**
 * Makes the folder of a case. `own`: this process has mounts of its own, so that
 * the case gets a file system of bounded size, in memory, that goes as a whole.
 */
export function makeCaseFolder(path: string, mounts: 'own' | 'the machine’s'): CaseFolder {
  mkdirSync(path, { recursive: true });
  const native = loadNative();
  const mounted = mounts === 'own' && !('unavailable' in native) && mountBounded(native, path);
  return mounted ? boundedFolder(native, path) : measuredFolder(path);
}

const noSetuidNoDevices = 2 | 4;
const detach = 2;
const mostEntries = 100_000;

/** mount(2), tmpfs(5). */
function mountBounded(native: Native, path: string): boolean {
  const options = `size=${limits.diskBytes},nr_inodes=${mostEntries},mode=0755`;
  return native.mount('wiregrade', path, 'tmpfs', noSetuidNoDevices, options) === 0;
}

function boundedFolder(native: Native, path: string): CaseFolder {
  return {
    hits: () => (isFull(path) ? [{ limit: 'disk', value: limits.diskBytes }] : []),
    remove: () => {
      native.umount2(path, detach);
      removeFolder(path);
    },
  };
}

/** The last page, or the last name, has been taken. */
function isFull(path: string): boolean {
  const { bavail, ffree } = statfsSync(path);
  return bavail === 0 || ffree === 0;
}

/** A walk costs more than a question: only so often, in milliseconds. */
const walkEveryMs = 400;

function measuredFolder(path: string): CaseFolder {
  let walked = performance.now();
  return {
    hits: () => {
      if (performance.now() - walked < walkEveryMs) return [];
      const found = folderHits([path], Number.POSITIVE_INFINITY);
      walked = performance.now();
      return found;
    },
    remove: () => removeFolder(path),
  };
}
