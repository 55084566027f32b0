import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { itemsIn } from './list-files.ts';
import type { Source } from './source.ts';

const PACKAGE = /^\s*package\s+([\w.]+)\s*;/m;
const CLASS =
  /^\s*(?:(?:public|final|abstract|sealed|strictfp)\s+)*(?:class|record|enum|interface)\s+(\w+)/gm;

/** The class to run, with its package: the one named as the file, else the first. */
export function javaClassOf(source: Source): string {
  const text = textOf(source);
  const fileName = basename(source.entry, '.java');
  const names = [...text.matchAll(CLASS)].map((match) => match[1] as string);
  const name = names.includes(fileName) ? fileName : (names[0] ?? fileName);
  const packageName = packageOf(text);
  return packageName === '' ? name : `${packageName}.${name}`;
}

/** The source, with a working folder from which the folders of its package lead down to it. */
export function fromSourceRoot(source: Source): Source {
  const up = sourceRootOf(source);
  if (up === undefined || !up.startsWith('..')) return source;
  const workingFolder = join(source.workingFolder, up);
  return {
    ...source,
    workingFolder,
    entry: join(relative(workingFolder, source.workingFolder), source.entry),
  };
}

/** What javac is given: it finds the rest along the package's folders, unless they are missing. */
export function javaSourcesOf(source: Source): string[] {
  const { root, workingFolder, entry } = source;
  const home = sourceRootOf(source);
  if (home !== undefined) return ['-sourcepath', home, entry];
  const beside = itemsIn(root, join(workingFolder, dirname(entry))).filter(({ path }) =>
    path.endsWith('.java'),
  );
  return beside.map(({ path }) => join(dirname(entry), basename(path)));
}

/** The working folder, and every folder that holds libraries. */
export function javaClasspath({ root, workingFolder }: Source): string {
  const folders = [
    '.',
    ...itemsIn(root, workingFolder).flatMap(({ kind, path }) => (kind === 'folder' ? basename(path) : [])),
  ];
  const libraries = folders.filter((folder) =>
    itemsIn(root, join(workingFolder, folder)).some(({ path }) => path.endsWith('.jar')),
  );
  return ['.', ...libraries.map((folder) => join(folder, '*'))].join(':');
}

/** Undefined where the file does not stand in the folders that its package names. */
function sourceRootOf(source: Source): string | undefined {
  const folders = packageOf(textOf(source)).split('.').filter(Boolean);
  const standsIn = join(source.root, source.workingFolder, dirname(source.entry));
  if (!`/${standsIn}`.endsWith(['', ...folders].join('/'))) return undefined;
  return join(dirname(source.entry), ...folders.map(() => '..'));
}

function packageOf(text: string): string {
  return PACKAGE.exec(text)?.[1] ?? '';
}

function textOf({ root, workingFolder, entry }: Source): string {
  return readFileSync(join(root, workingFolder, entry), 'utf8');
}
