import type { RefusedEntry } from './unpack.ts';

const MAX_PATH = 60;

/** What is wrong with a hand-in of which something was left out. */
export function refusalWords([first, ...others]: [RefusedEntry, ...RefusedEntry[]]): string {
  const more = others.length === 0 ? '' : `, and ${others.length} more like it`;
  return `${cut(first.path)} ${first.why}${more}. Make a new archive, of the program’s files alone.`;
}

/** What is wrong with an archive that cannot be read. */
export function brokenWords(name: string, why: string): string {
  return `${cut(name)} cannot be opened: ${why}. Hand in a .zip or .tar.gz that opens on your machine.`;
}

/** What is wrong with a hand-in that the file system will not have. */
export function unreadableWords(name: string, why: string): string {
  return `${cut(name)} cannot be laid out for grading: ${why}. Hand in the program’s files alone, under short names.`;
}

/** What is wrong with a hand-in whose name cannot be given back to the system. */
export function unnameableWords(name: string): string {
  return `${cut(name)} cannot be opened: its name is not UTF-8. Rename it.`;
}

function cut(path: string): string {
  return path.length > MAX_PATH ? `${path.slice(0, MAX_PATH)}…` : path;
}
