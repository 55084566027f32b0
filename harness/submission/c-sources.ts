import { readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { itemsIn } from './list-files.ts';
import type { Source } from './source.ts';

const MAIN = /\bmain\s*\(/;

/** The entry file and, as nobody wrote a Makefile, the files beside it that are no program of their own. */
export function cSourcesOf({ root, workingFolder, entry }: Source): string[] {
  const beside = itemsIn(root, join(workingFolder, dirname(entry)))
    .filter(({ kind, path }) => kind === 'file' && extname(path) === extname(entry))
    .filter(({ path }) => !MAIN.test(readFileSync(join(root, path), 'latin1')))
    .map(({ path }) => join(dirname(entry), path.slice(path.lastIndexOf('/') + 1)));
  return [entry, ...beside.filter((path) => path !== entry)];
}
