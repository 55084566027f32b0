import { renameSync, writeFileSync } from 'node:fs';

/** Either the old file or the whole new one is there, whatever happens meanwhile. */
export function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}
