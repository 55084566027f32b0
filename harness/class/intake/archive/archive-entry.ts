import type { Readable } from 'node:stream';

/** One entry of an archive, as it was written there: nothing about it is to be trusted. */
export interface ArchiveEntry {
  path: string;
  kind: 'file' | 'folder' | 'link' | 'special';
  /** Bytes, as the archive says. */
  size: number;
  /** Bytes that it takes in the archive, where each entry is compressed by itself. */
  packedSize?: number;
  executable: boolean;
  /** Why its content cannot be read, if so. */
  closed?: string;
  content(): Promise<Readable>;
}

/** An archive that cannot be read on: what is wrong with it, as the end of a sentence. */
export class BrokenArchive extends Error {}
