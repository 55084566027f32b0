import { basename, join } from 'node:path';
import { languageOf } from './languages.ts';
import { isFileOf, itemsIn } from './list-files.ts';

/** `zip -r hw.zip /home/jane/course/hw1` keeps all of it. */
const MAX_DEPTH = 8;

/** The folders of a submission in which a program may stand, the likeliest first. */
export function homesOf(root: string, program: string): string[] {
  const spine = spineOf(root);
  return spine.flatMap((folder) => {
    const inside = subFoldersOf(root, folder);
    const named = inside.filter((path) => basename(path) === program);
    return [folder, ...named, ...inside.filter((path) => basename(path) === 'src')];
  });
}

/** Source files that stand directly in a folder of the submission, by name. */
export function sourcesIn(root: string, folder: string): string[] {
  return itemsIn(root, folder)
    .map(({ path }) => path)
    .filter((path) => languageOf(path) && isFileOf(root, path))
    .map((path) => basename(path));
}

/** The sub-folders of a submission's folder, relative to the submission. */
export function subFoldersOf(root: string, folder: string): string[] {
  return itemsIn(root, folder).flatMap(({ kind, path }) => (kind === 'folder' ? [path] : []));
}

/** From the top down through folders that hold one folder and no program: archives unpack like that. */
export function spineOf(root: string): string[] {
  const spine = ['.'];
  for (let folder = '.'; spine.length < MAX_DEPTH; ) {
    const [single, ...others] = subFoldersOf(root, folder);
    if (single === undefined || others.length > 0 || sourcesIn(root, folder).length > 0) break;
    folder = join(single);
    spine.push(folder);
  }
  return spine;
}
