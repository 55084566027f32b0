import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { removeControlGroups } from '../sandbox/control-groups.ts';
import { removeEtc } from '../sandbox/copy-etc.ts';
import { isBox } from '../sandbox/sandboxed.ts';
import { removeFolder } from '../sandbox/working-copy.ts';
import type { Isolation } from '../verdict/evidence.ts';
import { type Isolated, openIsolation } from './open-isolation.ts';
import type { Jobs } from './slot-limit.ts';
import { wordsOf } from './uncontained.ts';
import { openPool, type WorkerPool } from './worker-pool.ts';

/** What many cases share while they run: a folder, workers, and what keeps programs apart. */
export interface Site {
  folder: string;
  isolated: Isolated;
  pool: WorkerPool;
}

const prefix = 'wiregrade-';

/** Whether a path is one that this machine's runs work in. */
export function isWorkplace(path: string): boolean {
  return dirname(path) === tmpdir() && basename(path).startsWith(prefix);
}

/** More isolation was demanded than the machine gives. */
export class TooLittleIsolation extends Error {}

/** Does the work with workers at hand, and clears everything away; `signal` stops what runs. */
export async function onSite<T>(
  wanted: Isolation | 'best',
  jobs: Jobs,
  signal: AbortSignal,
  work: (site: Site) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const isolated = await openIsolation(wanted === 'best' ? 'full' : wanted, folder);
  const pool = openPool(isolated.worker, isolated.privilege, jobs);
  const stop = (): void => pool.stop();
  signal.addEventListener('abort', stop);
  try {
    if (wanted !== 'best' && isolated.isolation !== wanted)
      throw new TooLittleIsolation(isolated.lacks.map(wordsOf).join('; '));
    return await work({ folder, isolated, pool });
  } finally {
    signal.removeEventListener('abort', stop);
    await pool.end();
    if (isolated.groups) removeControlGroups(isolated.groups);
    if (isBox(isolated.sandbox)) removeEtc(isolated.sandbox.etc);
    removeFolder(folder);
  }
}
