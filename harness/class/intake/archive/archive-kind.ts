import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** What is opened, and what only looks as if it could be. */
export type ArchiveKind = 'zip' | 'tar' | 'tar.gz' | { not: string };

const OPENED = /\.(zip|tar|tar\.gz|tgz)$/i;
const OTHERS = /\.(rar|7z|tar\.(bz2|xz|zst)|tbz2?|txz|gz|bz2|xz|zst)$/i;

/** Whether a file’s name says that it is an archive; documents that are zips inside are none. */
export function isArchiveName(name: string): boolean {
  return OPENED.test(name) || OTHERS.test(name);
}

/** The name without what says that it is an archive. */
export function withoutArchiveEnding(name: string): string {
  return name.replace(OPENED, '').replace(OTHERS, '') || name;
}

/** What a file is by its first bytes: endings lie. */
export function archiveKindOf(file: string): ArchiveKind {
  const start = firstBytes(file, 512);
  const hex = start.subarray(0, 6).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'zip';
  if (hex.startsWith('1f8b')) return 'tar.gz';
  if (start.subarray(257, 262).toString('latin1') === 'ustar') return 'tar';
  if (statSync(file).size === 0) return { not: 'an empty file' };
  if (hex.startsWith('526172211a07')) return { not: 'a RAR archive' };
  if (hex === '377abcaf271c') return { not: 'a 7-Zip archive' };
  if (hex.startsWith('425a68')) return { not: 'compressed by bzip2' };
  if (hex === 'fd377a585a00') return { not: 'compressed by xz' };
  if (hex.startsWith('28b52ffd')) return { not: 'compressed by zstd' };
  return { not: 'not an archive' };
}

function firstBytes(file: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  const descriptor = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, count, 0));
  } finally {
    closeSync(descriptor);
  }
}
