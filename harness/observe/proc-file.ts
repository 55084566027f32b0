import { closeSync, openSync, readSync } from 'node:fs';

/** Shared by all reads: a new buffer for each of some hundred looks a second keeps the collector busy. */
const chunk = Buffer.allocUnsafeSlow(65_536);

/** The text of a file under /proc; throws where it, or its process, is gone. */
export function readProcFile(path: string): string {
  const file = openSync(path, 'r');
  try {
    let text = '';
    for (;;) {
      const count = readSync(file, chunk, 0, chunk.length, null);
      if (count === 0) return text;
      text += chunk.toString('latin1', 0, count);
    }
  } finally {
    closeSync(file);
  }
}
