import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFileOf } from './list-files.ts';

const NAMES = ['GNUmakefile', 'makefile', 'Makefile'];

/** How a Makefile speaks of a binary: as a goal, only inside a recipe, or not at all. */
export type MakefileSays = 'goal' | 'recipe' | 'nothing';

/** Tells, without running make, whether the folder's Makefile builds a binary of that name. */
export function makefileSays(root: string, folder: string, binary: string): MakefileSays {
  const file = NAMES.map((name) => join(folder, name)).find((path) => isFileOf(root, path));
  if (file === undefined) return 'nothing';
  const lines = readFileSync(join(root, file), 'utf8').replaceAll(/#.*$/gm, '').split('\n');
  const mentions = lines.filter((line) =>
    line.split(/[\s=:]+/).some((word) => word === binary || word === `./${binary}`),
  );
  if (mentions.length === 0) return 'nothing';
  return mentions.some((line) => !line.startsWith('\t')) ? 'goal' : 'recipe';
}
