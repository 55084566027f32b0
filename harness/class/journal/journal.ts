import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Transcript } from '../../verdict/evidence.ts';
import { decodeLine } from './journal-line.ts';
import { JournalWriter } from './journal-writer.ts';
import { KeptOnce } from './kept-once.ts';
import { lockFolder } from './lock-folder.ts';
import { type Entry, entryOf, type Found, note, type Run, readJournal } from './read-journal.ts';
import type { Began, CaseRecord } from './record.ts';
import { copyTranscript, saveTranscript } from './save-transcript.ts';
import { readLine } from './scan-lines.ts';

/** Where a report's folder holds its journal. */
export function journalFile(folder: string): string {
  return join(folder, 'journal.jsonl');
}

/** What is decided in a report's folder: known again after whatever has ended the process. */
export class Journal {
  readonly folder: string;
  readonly runs: Run[];
  /** Lines left out because their checksum is wrong. */
  readonly damaged: number;
  readonly #fd: number;
  readonly #entries: Found['entries'];
  readonly #writer: JournalWriter;
  readonly #unlock: () => void;
  readonly #once = new KeptOnce();

  /** Throws `InUse` where another process has the folder; drops a last record that is torn. */
  constructor(folder: string, past: 'kept' | 'forgotten' = 'kept') {
    this.folder = folder;
    this.#unlock = lockFolder(folder);
    this.#fd = openSync(journalFile(folder), 'a+');
    if (past === 'forgotten') ftruncateSync(this.#fd);
    const { runs, entries, wholeBytes, damaged } = readJournal(this.#fd);
    ftruncateSync(this.#fd, wholeBytes);
    this.runs = runs;
    this.damaged = damaged;
    this.#entries = entries;
    this.#writer = new JournalWriter(this.#fd);
  }

  entry(submission: string, id: string): Entry | undefined {
    return this.#entries.get(submission)?.get(id);
  }

  read(entry: Entry): CaseRecord {
    const record = decodeLine(readLine(this.#fd, entry));
    if (record?.kind === 'case') return record;
    throw new Error(`${journalFile(this.folder)} was changed while it was in use`);
  }

  begin(began: Began): void {
    this.runs.push({ began, ended: false });
    this.#writer.append(began);
  }

  /** A transcript is saved before the record that names it. */
  settle(settled: Omit<CaseRecord, 'kind'>, transcript?: Transcript): void {
    const saved = transcript && saveTranscript(this.folder, settled.submission, transcript);
    this.#append({ kind: 'case', ...settled, ...(saved && { transcript: saved }) });
  }

  /** Takes over a record of another journal, and its transcript. */
  adopt(record: CaseRecord, from: string): void {
    if (record.transcript) copyTranscript(from, this.folder, record.transcript);
    this.#append(record);
  }

  #append(record: CaseRecord): void {
    const { transcript } = record;
    const at = this.#writer.append(record, transcript && join(this.folder, transcript.path));
    note(this.#entries, record.submission, entryOf(record, at, this.runs.length - 1, this.#once));
  }

  end(): void {
    this.#writer.append({ kind: 'ended' });
  }

  /** Resolves when all of it is on the disk; it can still be read, and others may write now. */
  async letGo(): Promise<void> {
    await this.#writer.onDisk();
    this.#unlock();
  }

  close(): void {
    closeSync(this.#fd);
  }
}
