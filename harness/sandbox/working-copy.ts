import { cpSync, mkdirSync, rmSync } from 'node:fs';

/** A fresh, writable copy of what was built; the case may do to it what it likes. */
export function makeWorkingCopy(built: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(built, folder, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
