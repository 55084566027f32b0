/** Where an entry is to lie, or why it may not lie anywhere: the end of a sentence that begins with its name. */
export type EntryPath = { parts: string[] } | { refused: string };

const MAX_NAME_BYTES = 255;
/** The system allows 4096: room for folders of ours, and for archives in archives. */
const MAX_PATH_BYTES = 1000;
const MAX_DEPTH = 40;
const IGNORED_NAMES = new Set(['__macosx', '.ds_store', '.git', 'thumbs.db', 'desktop.ini']);

/** The parts of a path as an archive writes it, Windows’ backslashes too; none for the archive’s own root. */
export function entryPathOf(written: string): EntryPath {
  if (written.includes('\0')) return { refused: 'has a NUL in its name' };
  const path = written.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path))
    return { refused: 'is an absolute path: it leads out of the archive' };
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return { refused: 'leads out of the archive' };
  if (parts.some((part) => Buffer.byteLength(part) > MAX_NAME_BYTES))
    return { refused: `has a name of more than ${MAX_NAME_BYTES} bytes` };
  if (parts.length > MAX_DEPTH) return { refused: `lies more than ${MAX_DEPTH} folders deep` };
  if (Buffer.byteLength(parts.join('/')) > MAX_PATH_BYTES)
    return { refused: `has a path of more than ${MAX_PATH_BYTES} bytes` };
  return { parts };
}

/** What systems leave in archives and nobody handed in. */
export function isLeftBySystem(parts: string[]): boolean {
  return parts.some((part) => IGNORED_NAMES.has(part.toLowerCase()) || part.startsWith('._'));
}
