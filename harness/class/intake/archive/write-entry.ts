import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { rethrowOurs } from '../file-fault.ts';
import type { ArchiveEntry } from './archive-entry.ts';

/** The entry itself is at fault, and not the disk that it is written to. */
class Damaged extends Error {}

/** Writes a new file; what is wrong with the entry, if it cannot be read: the end of a sentence. */
export async function writeEntry(entry: ArchiveEntry, target: string): Promise<string | undefined> {
  // A stream that opens its file itself may do so after the entry has failed, and leave it behind.
  const file = await open(target, 'wx', entry.executable ? 0o755 : 0o644);
  try {
    await pipeline(contentOf(entry), file.createWriteStream());
    return undefined;
  } catch (error) {
    rmSync(target, { force: true });
    if (!(error instanceof Damaged)) throw error;
    return `is damaged (${error.message})`;
  }
}

async function* contentOf(entry: ArchiveEntry): AsyncIterable<Buffer> {
  try {
    yield* atMost(entry.size, await entry.content());
  } catch (error) {
    rethrowOurs(error);
    throw new Damaged((error as Error).message);
  }
}

/** An archive that says less than it holds is stopped where it goes beyond. */
async function* atMost(bytes: number, content: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let left = bytes;
  for await (const chunk of content) {
    left -= chunk.length;
    if (left < 0) throw new Error('it holds more than it says');
    yield chunk;
  }
}
