import { counted } from '../../verdict/counted.ts';
import type { Look } from '../look.ts';
import { showText, widthOf } from '../printable.ts';
import { showBeginning } from '../show-bytes.ts';
import { type Canvas, fitted, openCanvas, wrapped } from './canvas.ts';
import { capRows } from './cap-rows.ts';
import { type Columns, columnsOf } from './columns.ts';
import type { Arrow, Carried, Ladder, Row } from './ladder.ts';
import { messageWords } from './message-words.ts';
import { SIGNS, type Signs } from './signs.ts';

/** The ladder up to where the case was lost, in at most so many lines of 80 columns. */
export function renderTextLadder(
  { lifelines, rows }: Ladder,
  { symbols }: Pick<Look, 'symbols'>,
  most: number,
): string[] {
  const sheet: Sheet = { columns: columnsOf(lifelines), signs: SIGNS[symbols], noteLines: 2 };
  const told = halves(untilLost(rows)).filter(({ kind }) => kind !== 'step');
  return [namesLine(sheet), ...linesWithin(told, most - 1, sheet)];
}

/** A note may take two lines, as long as that costs no row. */
function linesWithin(rows: Row[], most: number, sheet: Sheet): string[] {
  const lines = rows.length <= most ? rows.flatMap((row) => rowLines(row, sheet)) : undefined;
  if (lines && lines.length <= most) return lines;
  const shown = capRows(withoutBeginning(rows), most);
  const wide = shown.flatMap((row) => rowLines(row, sheet));
  return wide.length <= most ? wide : shown.flatMap((row) => rowLines(row, { ...sheet, noteLines: 1 }));
}

/** What a ladder is drawn on, and with. */
interface Sheet {
  columns: Columns;
  signs: Signs;
  noteLines: 1 | 2;
}

function untilLost(rows: Row[]): Row[] {
  const lost = rows.findIndex(({ kind }) => kind === 'failed');
  return lost === -1 ? rows : rows.slice(0, lost);
}

/** That programs started and listen goes without saying, where there is much to say. */
function withoutBeginning(rows: Row[]): Row[] {
  return rows.slice(
    Math.max(
      0,
      rows.findIndex(({ kind }) => kind !== 'note'),
    ),
  );
}

/** What crosses a link goes in at one time and comes out at another. */
function halves(rows: Row[]): Row[] {
  return rows
    .flatMap((row) =>
      row.kind === 'arrow' && row.through !== undefined ? halvesOf(row, row.through) : [row],
    )
    .sort((a, b) => a.at - b.at);
}

function halvesOf({ through: _, ...row }: Row & Arrow, link: string): Row[] {
  const into: Row = { ...row, to: link };
  if (row.state === 'lost') return [into];
  const { at, arrives = at } = row;
  return arrives > at ? [into, { ...row, at: arrives, from: link, end: link }] : [row];
}

function namesLine({ columns: { places, width }, signs }: Sheet): string {
  const canvas = openCanvas();
  canvas.put(6, 'ms');
  for (const [name, column] of places) {
    const text = fitted(showText(name), width - 1, signs.cut);
    canvas.put(Math.max(9, column - Math.floor(widthOf(text) / 2)), text);
  }
  return canvas.line();
}

function rowLines(row: Row, sheet: Sheet): string[] {
  const { dot, stuck, gap } = sheet.signs;
  switch (row.kind) {
    case 'arrow':
      return [arrowLine(row, arrowWords(row), sheet)];
    case 'connect':
      return [arrowLine(row, row.outcome === 'refused' ? 'refused' : 'connect', sheet)];
    case 'end':
      return [arrowLine(row, { fin: 'FIN', reset: 'RST', unreachable: 'nobody receives' }[row.how], sheet)];
    case 'text':
      return noted(
        row,
        `${row.stream === 'stdin' ? 'was typed' : 'printed'} ${quoted(row.carries)}`,
        dot,
        sheet,
      );
    case 'note':
      return noted(row, row.words, dot, sheet);
    case 'stuck':
      return noted(row, `blocked in ${row.call}`, stuck, sheet);
    case 'left-out':
      return [`${' '.repeat(9)}${gap} ${counted(row.rows, 'more line')}`];
    case 'step':
    case 'failed':
    case 'afterwards':
      return [];
  }
}

function arrowWords({ pieces, carries, state }: Arrow): string {
  const times = pieces.length > 1 ? `${pieces.length}x ` : '';
  return `${state === 'duplicate' ? 'again ' : ''}${times}${quoted(carries)}`;
}

function quoted({ bytes, size, messages }: Carried): string {
  if (messages) return messageWords(messages);
  return bytes.length === 0 && size > 0 ? counted(size, 'byte') : `"${showBeginning(bytes).text}"`;
}

type Crossing = Extract<Row, { kind: 'arrow' | 'connect' | 'end' }>;

function arrowLine(row: Crossing, label: string, sheet: Sheet): string {
  const { columns, signs } = sheet;
  const canvas = emptyLine(row.at, sheet);
  const [from, to] = [columns.at(row.from), columns.at(row.to)];
  const [left, right] = [Math.min(from, to) + 1, Math.max(from, to)];
  canvas.put(left, signs.line.repeat(right - left));
  const named = row.from === row.end || row.to === row.end ? label : `${row.end}: ${label}`;
  const text = fitted(showText(named), right - left - 3, signs.cut);
  canvas.put(left + Math.floor((right - left - widthOf(text)) / 2), text);
  canvas.put(to > from ? right - 1 : left, headOf(row, to > from ? signs.right : signs.left, signs));
  return canvas.line();
}

function headOf(row: Crossing, head: string, signs: Signs): string {
  const lost = row.kind === 'arrow' && row.state === 'lost';
  return lost || (row.kind === 'connect' && row.outcome === 'refused') ? signs.broken : head;
}

/** Said of one lifeline, on the right, where there is room. */
function noted(row: { at: number; of: string }, words: string, sign: string, sheet: Sheet): string[] {
  const { columns, signs, noteLines } = sheet;
  const about = columns.programs > 1 ? `${row.of} ${words}` : words;
  const text = showText(about);
  const [first = '', ...rest] = wrapped(text, columns.notesWidth);
  const lines = noteLines === 1 ? [text] : rest.length < 2 ? [first, ...rest] : [first, rest.join(' ')];
  return lines.map((text, index) => {
    const canvas = emptyLine(index === 0 ? row.at : undefined, sheet);
    if (index === 0) canvas.put(columns.at(row.of), sign);
    canvas.put(columns.notes, fitted(text, columns.notesWidth, signs.cut));
    return canvas.line();
  });
}

function emptyLine(at: number | undefined, { columns, signs }: Sheet): Canvas {
  const canvas = openCanvas();
  if (at !== undefined) canvas.put(0, at.toFixed(1).padStart(8));
  for (const [, column] of columns.places) canvas.put(column, signs.life);
  return canvas;
}
