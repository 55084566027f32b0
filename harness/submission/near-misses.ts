import { basename, join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { subFoldersOf } from './homes.ts';
import { languageOf } from './languages.ts';
import { isFileOf, itemsIn } from './list-files.ts';

const MAX_SHOWN = 5;
const MAX_FOLDERS = 20;

/** Sentences about files that may have been meant: Server.py for server.py, and what else lies there. */
export function nearMisses(root: string, homes: string[], names: string[]): string[] {
  const files = homes.flatMap((home) =>
    sourcesOfAnyCase(root, home).map((file) => ({ file, path: join(home, file) })),
  );
  const sentences = files.flatMap(({ file, path }) => {
    const name = nearestOf(file, names);
    return name === undefined ? [] : [`There is ${path}: call it ${name}.`];
  });
  if (sentences.length > 0) return sentences.slice(0, MAX_SHOWN);
  const shown = files.slice(0, MAX_SHOWN).map(({ path }) => path);
  return shown.length === 0
    ? whatElse(root, homes)
    : [`There is ${shown.join(', ')}; if one of them is meant, rename it or name it in wiregrade.yaml.`];
}

/** Where no program is: programs elsewhere, what is no program, or that there is nothing. */
function whatElse(root: string, homes: string[]): string[] {
  const folders = homes.flatMap((home) => subFoldersOf(root, home)).slice(0, MAX_FOLDERS);
  const below = folders.flatMap((folder) => sourcesOfAnyCase(root, folder).map((file) => join(folder, file)));
  if (below.length > 0)
    return [`There is ${listed(below)}: hand in one folder, with the program at its top.`];
  const files = homes.flatMap((home) => itemsIn(root, home).filter(({ kind }) => kind === 'file'));
  if (files.length > 0) return [`There is no source file, but ${listed(files.map(({ path }) => path))}.`];
  return folders.length > 0 ? [] : ['No file is there.'];
}

function listed(paths: string[]): string {
  const unique = [...new Set(paths)];
  const more = unique.length > MAX_SHOWN ? ` and ${unique.length - MAX_SHOWN} more` : '';
  return unique.slice(0, MAX_SHOWN).join(', ') + more;
}

/** SERVER.PY is no program to any language, but surely one to whoever wrote it. */
function sourcesOfAnyCase(root: string, home: string): string[] {
  return itemsIn(root, home)
    .filter(({ path }) => languageOf(path.toLowerCase()) && isFileOf(root, path))
    .map(({ path }) => basename(path));
}

function nearestOf(file: string, names: string[]): string | undefined {
  const edits = (name: string) => distance(file.toLowerCase(), name.toLowerCase());
  const [nearest] = names
    .filter((name) => edits(name) <= (name.length > 6 ? 2 : 1))
    .sort((a, b) => edits(a) - edits(b));
  return nearest;
}
