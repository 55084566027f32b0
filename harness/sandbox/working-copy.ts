import { execFileSync } from 'node:child_process';
import { accessSync, constants, cpSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A fresh, writable copy of what was built; the case may do to it what it likes. */
export function makeWorkingCopy(built: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(built, folder, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    filter: isCopyable,
  });
}

/** A build may leave FIFOs, sockets, what nobody may read, and names that are not UTF-8, by which nothing is found. */
function isCopyable(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return false;
  if (found.isSymbolicLink()) return true;
  return (found.isFile() || found.isDirectory()) && isReadable(path);
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a program has of its own besides its folder. */
export interface OwnFolders {
  tmp: string;
  shm: string;
}

/** They lie beside the program's folder, and what is in them counts as part of it. */
export function makeOwnFolders(folder: string): OwnFolders {
  const beside = besideOf(folder);
  const own = { tmp: join(beside, 'tmp'), shm: join(beside, 'shm') };
  for (const path of Object.values(own)) mkdirSync(path, { recursive: true });
  return own;
}

export function besideOf(folder: string): string {
  return join(dirname(folder), `.beside-${basename(folder)}`);
}

export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    removeStubborn(folder);
  }
}

/** Paths longer than the system takes, and folders without permissions: chmod(1) and rm(1) walk step by step. */
function removeStubborn(folder: string): void {
  for (const command of [
    ['chmod', '-R', 'u+rwx', folder],
    ['rm', '-rf', folder],
  ]) {
    const [file = '', ...args] = command;
    try {
      execFileSync(file, args, { stdio: 'ignore', timeout: 60_000 });
    } catch {
      // What cannot be removed stays in the temporary folder; a verdict does not depend on it.
    }
  }
}
