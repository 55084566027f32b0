import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Paths of all that others than its owner and group may not read, in a folder and in the open
 * folders below it; a closed folder counts as one.
 */
export function closedToOthers(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (entry.isSymbolicLink()) return [];
    if (!isOpen(path, isFolder)) return [path];
    return isFolder ? closedToOthers(path) : [];
  });
}

/** What is in a folder that we may not read ourselves, no program of ours can read. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Who may list a folder but not enter it reads nothing in it. What is gone meanwhile needs no hiding. */
function isOpen(path: string, isFolder: boolean): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  const needed = isFolder ? 0o005 : 0o004;
  return found === undefined || (found.mode & needed) === needed;
}
