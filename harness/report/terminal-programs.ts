import { counted } from '../verdict/counted.ts';
import type { Look } from './look.ts';
import { widthOf } from './printable.ts';
import type { CaseReport, ProgramTail } from './report.ts';
import type { Part } from './terminal-parts.ts';
import { besideLabel, inLines, labelled } from './terminal-screen.ts';

/** How each program ended and what it printed last; a ladder shows the rest. */
export function programsPart({ programs }: CaseReport, beside: 'ladder' | 'alone', look: Look): Part {
  const told = beside === 'ladder' ? programs.filter(({ end }) => end.state === 'ended') : programs;
  const most = beside === 'ladder' ? [3, 2, 1, 0] : [10, 6, 3, 1, 0];
  const tails = most.map((lines) => () => told.flatMap((one) => tailLines(one, lines, look)));
  return [...tails, () => endedLines(told, look)];
}

function tailLines({ name, end, lines, leftOut }: ProgramTail, most: number, look: Look): string[] {
  const missing = leftOut + Math.max(0, lines.length - most);
  const printed = lines.length === 0 ? 'printed nothing' : printedWords(missing, most);
  const last = lines.slice(Math.max(0, lines.length - most)).flatMap((line) => printedLines(line, look));
  const words = inLines(
    `${endWords(end)}; ${printed}`,
    1,
    look,
    besideLabel - Math.max(0, widthOf(name) - 9),
  );
  return labelled(name, [...words, ...last]);
}

function printedWords(missing: number, most: number): string {
  const before = `printed ${counted(missing, 'line')}`;
  if (missing === 0) return 'printed';
  return most === 0 ? before : `${before}, then`;
}

/** A line that a program or a tool printed. */
export function printedLines(line: string, look: Look): string[] {
  return inLines(line, 2, look, 66).map((part) => `| ${part}`);
}

/** Where there is room for nothing else: those that ended, on one line. */
function endedLines(programs: ProgramTail[], look: Look): string[] {
  const ended = programs.filter(({ end }) => end.state === 'ended');
  const words = ended.map(({ name, end }) => `${name} ${endWords(end)}`).join('; ');
  return labelled('programs', words === '' ? [] : inLines(words, 1, look));
}

function endWords(end: ProgramTail['end']): string {
  if (end.state === 'running') return 'was running to the end';
  return 'code' in end ? `ended with exit code ${end.code}` : `was ended by ${end.signal}`;
}
