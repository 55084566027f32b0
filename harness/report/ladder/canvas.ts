import { widthOf } from '../printable.ts';

/** One line of a terminal, filled from any column. */
export interface Canvas {
  put(column: number, text: string): void;
  line(): string;
}

export function openCanvas(): Canvas {
  const cells: string[] = [];
  return {
    put(column, text) {
      let at = column;
      for (const character of text) {
        while (cells.length <= at) cells.push(' ');
        cells[at++] = character;
        // A wide character stands in two columns.
        if (widthOf(character) === 2) cells[at++] = '';
      }
    },
    line: () => cells.join('').trimEnd(),
  };
}

/** Cut to so many columns, with a sign that something is missing. */
export function fitted(text: string, columns: number, sign: string): string {
  if (widthOf(text) <= columns) return text;
  let short = '';
  for (const character of text) {
    if (widthOf(short + character) > columns - widthOf(sign)) break;
    short += character;
  }
  return columns < widthOf(sign) ? '' : short + sign;
}

/** Cut into lines of at most so many columns, between words where that is possible. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > columns) lines.push(line);
    line = line !== '' && widthOf(longer) > columns ? word : longer;
  }
  return [...lines, line];
}
