import { stripVTControlCharacters } from 'node:util';
import { fitted, wrapped } from './ladder/canvas.ts';
import { SIGNS } from './ladder/signs.ts';
import type { Look } from './look.ts';
import { padTo, widthOf } from './printable.ts';

/** Columns of the narrowest terminal that a failure is laid out for. */
export const screenColumns = 80;

/** Columns before what a labelled part has to say. */
const labelColumns = 12;

/** Columns that are left beside a label. */
export const besideLabel = screenColumns - labelColumns;

/** Text in at most so many lines between words; what has no room is cut, and the cut is shown. */
export function inLines(text: string, most: number, look: Look, columns = besideLabel): string[] {
  const { cut } = SIGNS[look.symbols];
  if (widthOf(text) <= columns) return [text];
  const lines = wrapped(text, columns);
  const shown = lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
  return shown.map((line) => fitted(line, columns, cut));
}

/** Lines with their label before the first one. */
export function labelled(label: string, lines: string[]): string[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const name = `  ${label}`;
  const opening = widthOf(name) < labelColumns ? padTo(name, labelColumns) : `${name} `;
  return [opening + first, ...rest.map((line) => ' '.repeat(labelColumns) + line)];
}

/** Lines that a terminal makes of these. */
export function screenLines(lines: string[]): number {
  const columns = lines.map((line) => widthOf(stripVTControlCharacters(line)));
  return columns.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / screenColumns)), 0);
}
