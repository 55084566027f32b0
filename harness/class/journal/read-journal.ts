import type { Scored } from '../../score/score.ts';
import { decodeLine } from './journal-line.ts';
import { KeptOnce } from './kept-once.ts';
import type { Began, CaseRecord } from './record.ts';
import { type LinePlace, scanLines } from './scan-lines.ts';

/** What is kept in memory of a case's record; a class has many, and the rest is read from the file when it is wanted. */
export interface Entry extends LinePlace {
  /** Which run recorded it: an index of `runs`. */
  run: number;
  id: string;
  scored: Scored;
}

/** A run of the journal, and whether it came to its end. */
export interface Run {
  began: Began;
  ended: boolean;
}

/** A journal as it was found. */
export interface Found {
  runs: Run[];
  /** The last record of each case, by submission and case. */
  entries: Map<string, Map<string, Entry>>;
  /** Up to the last whole line; what follows was torn off by the end of the process or of the power. */
  wholeBytes: number;
  /** Lines before that whose checksum is wrong. */
  damaged: number;
}

/** Reads all records of an open file. */
export function readJournal(fd: number): Found {
  const found: Found = { runs: [], entries: new Map(), wholeBytes: 0, damaged: 0 };
  const once = new KeptOnce();
  for (const line of scanLines(fd)) {
    found.wholeBytes = line.offset + line.length + 1;
    const record = decodeLine(line.text);
    if (record === undefined) found.damaged++;
    else if (record.kind === 'began') found.runs.push({ began: record, ended: false });
    else if (record.kind === 'ended') endLast(found.runs);
    else note(found.entries, record.submission, entryOf(record, line, found.runs.length - 1, once));
  }
  return found;
}

function endLast(runs: Run[]): void {
  const last = runs.at(-1);
  if (last) last.ended = true;
}

/** The later record replaces the earlier. */
export function note(entries: Found['entries'], submission: string, entry: Entry): void {
  const cases = entries.get(submission) ?? new Map<string, Entry>();
  cases.set(entry.id, entry);
  entries.set(submission, cases);
}

/** Without spreads: an object made of parts takes several times of this one's memory. */
export function entryOf(
  { id, report: { points, extraCredit, outcome } }: CaseRecord,
  { offset, length }: LinePlace,
  run: number,
  once: KeptOnce,
): Entry {
  const scored = { state: outcome.state, earned: outcome.earned, case: { points, extraCredit } };
  return { offset, length, run, id: once.text(id), scored: once.object(scored) };
}
