import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from './usage-error.ts';

/** A folder of its own for each run, so that no run overwrites another's results. */
export function newReportFolder(root: string, assignment: string, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  openFolder(join(root, assignment));
  for (let n = 1; ; n++) {
    const folder = join(root, assignment, n === 1 ? stamp : `${stamp}-${n}`);
    if (makeFolder(folder)) return folder;
  }
}

/** The folder asked for, made where it is missing; nothing is run for a report that cannot be written. */
export function openFolder(folder: string, what = 'report'): string {
  try {
    makeFolders(folder);
    rmdirSync(mkdtempSync(join(folder, '.wiregrade-')));
    return folder;
  } catch (error) {
    // Node goes on with the call and the path that it tried.
    const [why] = (error as Error).message.split(',');
    throw new UsageError(`The ${what} cannot go to ${folder}: ${why}. Name another place with --out.`);
  }
}

/** Node's own way never ends where the system says that a folder's parent is missing, as /proc does. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  makeFolder(folder);
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
