import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileFaultOf } from '../file-fault.ts';
import { type ArchiveEntry, BrokenArchive } from './archive-entry.ts';
import { archiveKindOf } from './archive-kind.ts';
import { entryPathOf, isLeftBySystem } from './entry-path.ts';
import { readTar } from './read-tar.ts';
import { readZip } from './read-zip.ts';
import { openTakenPaths, type TakenPaths } from './taken-paths.ts';
import { writeEntry } from './write-entry.ts';

/** How much an archive may unpack to. */
export interface Limits {
  entries: number;
  bytes: number;
  /** Of one file. */
  fileBytes: number;
}

/** What one student needs, and generously. */
export const submissionLimits: Limits = { entries: 20_000, bytes: 200e6, fileBytes: 200e6 };
/** A class of a thousand. */
export const exportLimits: Limits = { entries: 400_000, bytes: 20e9, fileBytes: 200e6 };

/** Source text seldom shrinks to a tenth; a bomb shrinks to a thousandth. */
const MAX_RATIO = 200;
const RATIO_MATTERS_FROM_BYTES = 10e6;

/** An entry that was left out, and why: the end of a sentence that begins with its path. */
export interface RefusedEntry {
  path: string;
  why: string;
}

export type Unpacked =
  | { state: 'unpacked'; refused: RefusedEntry[] }
  /** `why`: a sentence’s end after the archive’s name and a colon. */
  | { state: 'broken'; why: string };

/** Unpacks an archive into a new folder: regular files and folders alone, and none outside of it. */
export async function unpack(file: string, folder: string, limits: Limits): Promise<Unpacked> {
  const kind = archiveKindOf(file);
  if (typeof kind === 'object') return { state: 'broken', why: `it is ${kind.not}` };
  mkdirSync(folder, { recursive: true });
  try {
    const entries = kind === 'zip' ? readZip(file) : readTar(file, kind);
    return { state: 'unpacked', refused: await unpackAll(entries, folder, limits, statSync(file).size) };
  } catch (error) {
    if (!(error instanceof BrokenArchive)) throw error;
    rmSync(folder, { recursive: true });
    return { state: 'broken', why: error.message };
  }
}

async function unpackAll(
  entries: AsyncIterable<ArchiveEntry>,
  folder: string,
  limits: Limits,
  packedBytes: number,
): Promise<RefusedEntry[]> {
  const refused: RefusedEntry[] = [];
  const taken = openTakenPaths();
  let count = 0;
  let bytes = 0;
  for await (const entry of entries) {
    if (++count > limits.entries) throw new BrokenArchive(`it holds more than ${limits.entries} files`);
    bytes += entry.size;
    if (bytes > limits.bytes) throw new BrokenArchive(`it unpacks to more than ${limits.bytes / 1e6} MB`);
    if (isBomb(bytes, packedBytes)) throw new BrokenArchive(bombWords(bytes, packedBytes));
    const why = await unpackOne(entry, folder, taken, limits).catch(unwritableWords);
    if (why !== undefined) refused.push({ path: entry.path, why });
  }
  return refused;
}

/** An entry that the file system will not have is left out, as the others do not suffer for it. */
function unwritableWords(error: unknown): string {
  return `cannot be written here: ${fileFaultOf(error)}`;
}

async function unpackOne(
  entry: ArchiveEntry,
  folder: string,
  taken: TakenPaths,
  limits: Limits,
): Promise<string | undefined> {
  const path = entryPathOf(entry.path);
  if ('refused' in path) return path.refused;
  if (path.parts.length === 0 || isLeftBySystem(path.parts)) return undefined;
  if (entry.kind === 'link' || entry.kind === 'special') {
    keepFolder(path.parts.slice(0, -1), folder, taken);
    return refusedKinds[entry.kind];
  }
  const clash = taken.take(path.parts, entry.kind);
  if (clash !== undefined) return clash;
  const target = join(folder, ...path.parts);
  if (entry.kind === 'folder') {
    mkdirSync(target, { recursive: true });
    return undefined;
  }
  mkdirSync(dirname(target), { recursive: true });
  if (entry.closed !== undefined) return entry.closed;
  if (entry.size > limits.fileBytes) return `unpacks to more than ${limits.fileBytes / 1e6} MB`;
  if (isBomb(entry.size, entry.packedSize)) return bombWords(entry.size, entry.packedSize ?? 0);
  return await writeEntry(entry, target);
}

const refusedKinds = {
  link: 'is a link: hand in the file that it leads to',
  special: 'is a device or another special file',
};

/** Whose only file is refused is there all the same. */
function keepFolder(parts: string[], folder: string, taken: TakenPaths): void {
  if (parts.length > 0 && taken.take(parts, 'folder') === undefined)
    mkdirSync(join(folder, ...parts), { recursive: true });
}

function isBomb(bytes: number, packedBytes = bytes): boolean {
  return bytes > RATIO_MATTERS_FROM_BYTES && bytes > packedBytes * MAX_RATIO;
}

function bombWords(bytes: number, packedBytes: number): string {
  return `unpacks ${packedBytes} bytes to ${Math.round(bytes / 1e6)} MB, as only a bomb does`;
}
