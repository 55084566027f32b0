import type { Scored } from '../../score/score.ts';
import type { Basis } from './basis.ts';
import { decodeLine } from './journal-line.ts';
import { KeptOnce } from './kept-once.ts';
import type { Began, CaseRecord } from './record.ts';
import { type ScannedLine, scanLines } from './scan-lines.ts';

/** What is kept in memory of a case's record; the rest is read from the file when it is wanted. */
export interface Entry {
  at: Pick<ScannedLine, 'offset' | 'length'>;
  /** Which run recorded it: an index of `runs`. */
  run: number;
  id: string;
  title: string;
  scored: Scored;
  basis: Basis;
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

export function entryOf(
  { id, basis, report }: CaseRecord,
  { offset, length }: Entry['at'],
  run: number,
  once: KeptOnce,
): Entry {
  const { points, extraCredit, title, outcome } = report;
  const scored = { state: outcome.state, earned: outcome.earned, case: { points, extraCredit } };
  return {
    ...{ at: { offset, length }, run, id: once.text(id), title: once.text(title) },
    ...{ scored: once.object(scored), basis: basisOf(basis, once) },
  };
}

function basisOf(basis: Basis, once: KeptOnce): Basis {
  return {
    submission: once.text(basis.submission),
    case: once.text(basis.case),
    grader: once.text(basis.grader),
    tools: once.object(basis.tools),
  };
}
