import { stripVTControlCharacters } from 'node:util';
import type { Evidence, ProgramHappening } from '../verdict/evidence.ts';
import type { ProgramTail } from './report.ts';

const MAX_LINES = 10;
const MAX_LINE_LENGTH = 200;

type Happened<K> = Extract<ProgramHappening, { kind: K }>;

/** What each program of a case printed last, and how it ended, in order of their starts. */
export function programTails(events: readonly Evidence[]): ProgramTail[] {
  const started = events.filter(
    (event): event is Evidence & Happened<'program-started'> => event.kind === 'program-started',
  );
  return [...new Set(started.map(({ program }) => program))].map((name) => tailOf(name, events));
}

function tailOf(name: string, events: readonly Evidence[]): ProgramTail {
  const lines = linesOf(printedBy(name, events));
  const leftOut = Math.max(0, lines.length - MAX_LINES);
  return { name, end: endOf(name, events), lines: lines.slice(leftOut), leftOut };
}

function printedBy(name: string, events: readonly Evidence[]): string {
  const chunks = events.flatMap((event) =>
    event.kind === 'program-printed' && event.program === name ? [event.bytes] : [],
  );
  return Buffer.concat(chunks).toString('utf8');
}

/** Output as lines without control sequences, none longer than a terminal bears. */
export function linesOf(printed: string): string[] {
  const text = stripVTControlCharacters(printed).replaceAll('\r\n', '\n').replaceAll('\t', '    ').trimEnd();
  return text === '' ? [] : text.split('\n').map(capped);
}

function capped(line: string): string {
  return line.length <= MAX_LINE_LENGTH ? line : `${line.slice(0, MAX_LINE_LENGTH)}...`;
}

/** A program that we stopped was running when the case was over. */
function endOf(name: string, events: readonly Evidence[]): ProgramTail['end'] {
  const last = events.findLast(
    (event) => (event.kind === 'program-started' || event.kind === 'program-ended') && event.program === name,
  );
  return last?.kind === 'program-ended' && last.by === 'itself'
    ? { state: 'ended', ...last.status }
    : { state: 'running' };
}
