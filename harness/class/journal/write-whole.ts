import { closeSync, openSync, renameSync, writeFileSync } from 'node:fs';

/** Either the old file or the whole new one is there, whatever happens meanwhile. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  writeParts(path, [content]);
}

/** The same for what is too large to be in memory together. */
export function writeParts(path: string, parts: Iterable<string | Uint8Array>): void {
  const file = openSync(`${path}.part`, 'w');
  try {
    for (const part of parts) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.part`, path);
}
