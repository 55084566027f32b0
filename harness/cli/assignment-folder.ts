import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { AssignmentFolder } from '../report/bundles/assignment-folder.ts';
import { type BundleFile, plain } from '../report/bundles/bundle-file.ts';

/** The files beside an assignment; links that lead out of its folder are not followed. */
export function openAssignmentFolder(folder: string): AssignmentFolder {
  const read = readerOf(folder);
  return {
    names: filesBelow(folder).map(({ path }) => path),
    read,
    fileAt: (name) => {
      const content = read(join(folder, name));
      return typeof content === 'string' ? [] : [plain(name, content)];
    },
    filesBelow: (name) => filesBelow(join(folder, name)),
  };
}

function readerOf(folder: string): AssignmentFolder['read'] {
  const root = realpathSync(folder);
  return (path) => {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return 'missing';
    return relative(root, realpathSync(path)).startsWith('..') ? 'outside' : readFileSync(path);
  };
}

/** What a run leaves behind is no part of a reference. */
const leftovers = /(^|\/)(__pycache__|node_modules|\.git)\//;

/** Every file in a folder, with its path from there. */
export function filesBelow(folder: string): BundleFile[] {
  const read = readerOf(folder);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.split(sep).join('/'),
  );
  return names
    .filter((name) => !leftovers.test(name))
    .sort()
    .flatMap((name) => {
      const content = read(join(folder, name));
      return typeof content === 'string' ? [] : [plain(name, content)];
    });
}
