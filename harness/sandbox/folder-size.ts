import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LimitHit, limits } from './limits.ts';

const mostEntries = 100_000;
/**
 * Whether these folders hold more than a program may write; walks no further than it
 * takes to know. Folders within more than `deepest` others count as too much.
 */
export function folderHits(folders: string[], deepest: number): LimitHit[] {
  return isTooMuch(folders, deepest) ? [{ limit: 'disk', value: limits.diskBytes }] : [];
}

function isTooMuch(folders: string[], deepest: number): boolean {
  const waiting = folders.map((path) => ({ path, depth: 0 }));
  let [entries, bytes] = [0, 0];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > deepest) return true;
    for (const { path, size, folder } of readEntries(next.path)) {
      bytes += size;
      if (++entries > mostEntries || bytes > limits.diskBytes) return true;
      if (folder) waiting.push({ path, depth: next.depth + 1 });
    }
  }
  return false;
}

interface Entry {
  path: string;
  /** Bytes on the disk: a file may be long and hollow. */
  size: number;
  folder: boolean;
}

function readEntries(folder: string): Entry[] {
  try {
    return readdirSync(folder).flatMap((name) => readEntry(join(folder, name)) ?? []);
  } catch {
    return [];
  }
}

function readEntry(path: string): Entry | undefined {
  try {
    const found = lstatSync(path);
    return { path, size: found.blocks * 512, folder: found.isDirectory() };
  } catch {
    return undefined;
  }
}
