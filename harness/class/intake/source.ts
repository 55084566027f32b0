import { join, relative, sep } from 'node:path';
import { entryPathOf } from './archive/entry-path.ts';
import type { RefusedEntry } from './archive/unpack.ts';
import type { Listed } from './exports/layout.ts';
import { listedIn } from './listed-in.ts';

/** A path of the command line, as a folder. */
export interface OpenedFolder {
  name: string;
  folder: string;
  whose: 'ours' | 'theirs';
  /** What was left out of the archive. */
  refused: RefusedEntry[];
}

/** A folder that holds hand-ins, and what of its archive was left out. */
export interface Source {
  folder: string;
  /** `ours`: unpacked by us, and ours to change. */
  whose: 'ours' | 'theirs';
  /** By paths within the folder. */
  refused: RefusedEntry[];
  /** What was left out elsewhere, or lies nowhere. */
  astray: RefusedEntry[];
  /** What lies in it, with what was left out. */
  listed: Listed[];
}

/** The source that lies in a folder below the one that an archive was unpacked to. */
export function sourceAt(folder: string, { folder: root, whose, refused }: OpenedFolder): Source {
  const above = relative(root, folder).split(sep).filter(Boolean);
  const placed = refused.map((entry) => ({ entry, parts: partsBelow(entry.path, above) }));
  const here = placed.flatMap(({ entry, parts }) =>
    parts === undefined ? [] : [{ parts, path: join(...parts), why: entry.why }],
  );
  const astray = placed.flatMap(({ entry, parts }) => (parts === undefined ? [entry] : []));
  const listed = listedIn(folder);
  const names = new Set(listed.map(({ name }) => name));
  const lost = here.flatMap(({ parts: [name = '', ...below] }): Listed[] =>
    names.has(name) ? [] : [{ name, kind: below.length > 0 ? 'folder' : 'file' }],
  );
  const unique = [...new Map(lost.map((one) => [one.name, one])).values()];
  return {
    folder,
    whose,
    astray,
    listed: [...listed, ...unique],
    refused: here.map(({ path, why }) => ({ path, why })),
  };
}

function partsBelow(path: string, above: string[]): string[] | undefined {
  const found = entryPathOf(path);
  if (!('parts' in found) || found.parts.length <= above.length) return undefined;
  return above.every((part, index) => found.parts[index] === part)
    ? found.parts.slice(above.length)
    : undefined;
}
