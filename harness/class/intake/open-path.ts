import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { archiveKindOf, isArchiveName, withoutArchiveEnding } from './archive/archive-kind.ts';
import { exportLimits, unpack } from './archive/unpack.ts';
import { listedIn } from './listed-in.ts';
import type { OpenedFolder } from './source.ts';
import type { UnpackArea } from './unpack-area.ts';

/** What a path of the command line leads to. */
export type OpenedPath =
  | ({ state: 'folder' } & OpenedFolder)
  | { state: 'broken'; name: string; file: string; why: string }
  /** A sentence. */
  | { state: 'unusable'; message: string };

/** Opens a folder, or an archive as large as a class’s. */
export async function openPath(path: string, area: UnpackArea): Promise<OpenedPath> {
  const full = resolve(path);
  const found = statSync(full, { throwIfNoEntry: false });
  const name = basename(full);
  if (found === undefined) return { state: 'unusable', message: `There is no folder or archive ${path}.` };
  if (found.isDirectory()) return { state: 'folder', name, folder: full, whose: 'theirs', refused: [] };
  if (!found.isFile() || (!isArchiveName(name) && typeof archiveKindOf(full) === 'object')) {
    const message = `${path} is neither a folder nor an archive (zip, tar, tar.gz): name the folder that holds it.`;
    return { state: 'unusable', message };
  }
  const stem = withoutArchiveEnding(name);
  const folder = area(stem);
  const unpacked = await unpack(full, folder, exportLimits);
  return unpacked.state === 'broken'
    ? { state: 'broken', name: stem, file: name, why: unpacked.why }
    : { state: 'folder', name: stem, folder, whose: 'ours', refused: unpacked.refused };
}

/** The folders from the top down to the first that holds more than one folder: exports come wrapped. */
export function wrappersOf(folder: string): string[] {
  const wrappers = [folder];
  for (let inner = folder; wrappers.length < 3; ) {
    const [only, ...others] = listedIn(inner);
    if (only?.kind !== 'folder' || others.length > 0) break;
    inner = join(inner, only.name);
    wrappers.push(inner);
  }
  return wrappers;
}
