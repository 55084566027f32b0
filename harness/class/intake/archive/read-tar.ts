import { createReadStream } from 'node:fs';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { rethrowOurs } from '../file-fault.ts';
import { type ArchiveEntry, BrokenArchive } from './archive-entry.ts';

/** The entries of a tar; the content of each must be read, or left, before the next comes. */
export async function* readTar(file: string, packing: 'tar' | 'tar.gz'): AsyncIterable<ArchiveEntry> {
  const entries = extract();
  const unpacked = packing === 'tar.gz' ? createGunzip() : new PassThrough();
  pipeline(createReadStream(file), unpacked, entries, () => {});
  let count = 0;
  try {
    for await (const entry of entries) {
      count++;
      yield entryOf(entry.header, entry);
      entry.resume();
    }
  } catch (error) {
    rethrowOurs(error);
    // zlib’s own faults have a code: what it unpacked well, and is no tar, is a file packed by itself.
    if (count === 0 && packing === 'tar.gz' && !('code' in (error as Error)))
      throw new BrokenArchive('what is compressed in it is no tar archive');
    throw new BrokenArchive(`it is cut short or damaged (${(error as Error).message.toLowerCase()})`);
  }
}

const kinds: Record<string, ArchiveEntry['kind']> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'folder',
  link: 'link',
  symlink: 'link',
};

function entryOf({ name, type, size, mode }: Header, content: AsyncIterable<unknown>): ArchiveEntry {
  return {
    path: name,
    kind: kinds[type] ?? 'special',
    size,
    executable: (mode & 0o100) !== 0,
    content: async () => Readable.from(content),
  };
}
