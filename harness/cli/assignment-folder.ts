import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { AssignmentFolder } from '../report/bundles/handout-files.ts';

/** The files beside an assignment; links that lead out of its folder are not followed. */
export function openAssignmentFolder(folder: string): AssignmentFolder {
  const root = realpathSync(folder);
  const read = (path: string): Uint8Array | 'missing' | 'outside' => {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return 'missing';
    return relative(root, realpathSync(path)).startsWith('..') ? 'outside' : readFileSync(path);
  };
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => typeof read(join(folder, name)) !== 'string');
  return { names: files.map((name) => name.split(sep).join('/')).sort(), read };
}
