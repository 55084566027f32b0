import { renameSync, writeFileSync } from 'node:fs';

/** Either the old file or the whole new one is there, whatever happens meanwhile. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.part`, content);
  renameSync(`${path}.part`, path);
}
