import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isFileOf, itemsIn } from './list-files.ts';
import type { Source } from './source.ts';

const MAIN = /^\s*func\s+main\s*\(/m;

/** What `go build` is given: a module’s folder, or the entry file and those beside it that are no program of their own. */
export function goSourcesOf({ root, workingFolder, entry }: Source): string[] {
  const folder = join(workingFolder, dirname(entry));
  if (isFileOf(root, join(workingFolder, 'go.mod'))) return [`./${dirname(entry)}`];
  const beside = itemsIn(root, folder)
    .filter(({ kind, path }) => kind === 'file' && /(?<!_test)\.go$/.test(path))
    .filter(({ path }) => !MAIN.test(readFileSync(join(root, path), 'utf8')))
    .map(({ path }) => join(dirname(entry), path.slice(path.lastIndexOf('/') + 1)));
  return [entry, ...beside.filter((path) => path !== entry)];
}
