import { closeSync, fdatasync, fstatSync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { encodeLine } from './journal-line.ts';
import type { JournalRecord } from './record.ts';
import type { LinePlace } from './scan-lines.ts';

const syncData = promisify(fdatasync);

/**
 * Appends records. Each is handed to the system at once, so that the end of this
 * process cannot take it away, and brought to the disk soon after, in batches:
 * first the files that the records speak of, then the journal.
 */
export class JournalWriter {
  readonly #fd: number;
  #length: number;
  #unsynced: string[] = [];
  #syncing: Promise<void> | undefined;

  constructor(fd: number) {
    this.#fd = fd;
    this.#length = fstatSync(fd).size;
  }

  /** Returns where the record stands; `file` must be on the disk before it. */
  append(record: JournalRecord, file?: string): LinePlace {
    const line = Buffer.from(encodeLine(record));
    const at = { offset: this.#length, length: line.length - 1 };
    for (let written = 0; written < line.length; )
      written += writeSync(this.#fd, line, written, line.length - written);
    this.#length += line.length;
    this.#unsynced.push(...(file === undefined ? [] : [file]));
    this.#syncing ??= this.#beginSync();
    return at;
  }

  #beginSync(): Promise<void> {
    const syncing = this.#sync().finally(() => {
      this.#syncing = undefined;
    });
    // Here and not for each record: one batch may follow the other until the class is graded.
    syncing.catch(() => {});
    return syncing;
  }

  /** Resolves when everything appended is on the disk. */
  async onDisk(): Promise<void> {
    await this.#syncing;
  }

  /** What comes while one batch is brought to the disk is the next batch. */
  async #sync(): Promise<void> {
    for (let synced = -1; synced !== this.#length; ) {
      const upTo = this.#length;
      await Promise.all(this.#unsynced.splice(0).map(syncFile));
      await syncData(this.#fd);
      synced = upTo;
    }
  }
}

/** Opening is quick; only the disk is worth waiting for. */
async function syncFile(path: string): Promise<void> {
  const file = openSync(path, 'r');
  try {
    await syncData(file);
  } finally {
    closeSync(file);
  }
}
