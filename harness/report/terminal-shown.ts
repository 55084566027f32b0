import { fieldLines } from './field-lines.ts';
import type { Look } from './look.ts';
import { widthOf } from './printable.ts';
import type { ShownReport } from './report.ts';
import type { ShownBytes } from './show-bytes.ts';
import { caretLine, onOneLine, quoted, quotedLines, startAround } from './terminal-bytes.ts';
import type { Part } from './terminal-parts.ts';
import { besideLabel, inLines, labelled } from './terminal-screen.ts';

/** How many lines each of them may take where there is no caret. */
const mostLines = 3;

/** What was sent, expected and received: on lines enough to read them, then on one line each. */
export function comparedPart(shown: ShownReport, look: Look): Part {
  return [mostLines, 2, 1].map((most) => () => comparedLines(shown, most, look));
}

function comparedLines(
  { sent, expected, received, ending }: ShownReport,
  most: number,
  look: Look,
): string[] {
  const caret = received?.caret !== undefined && received.size > 0 ? received.caret : undefined;
  const start = received && caret !== undefined ? startAround(received, besideLabel) : undefined;
  const wanted =
    'words' in expected
      ? inLines(expected.words, Math.max(2, most), look)
      : start === undefined
        ? bytesLines(expected.bytes, most)
        : [quoted(onOneLine(expected.bytes, besideLabel, start))];
  return [
    ...(sent ? labelled('sent', bytesLines(sent, most)) : []),
    ...labelled('expected', wanted),
    ...labelled('received', receivedLines(received, start, endingWords(ending), most)),
  ];
}

/** With a caret they stand on one line, or it would point nowhere. */
function receivedLines(
  received: ShownBytes | undefined,
  start: number | undefined,
  ending: string,
  most: number,
): string[] {
  if (!received || received.size === 0) return withEnding(['nothing'], ending);
  if (start === undefined) return withEnding(bytesLines(received, most), ending);
  const shown = onOneLine(received, besideLabel, start);
  const [line = '', ...after] = withEnding([quoted(shown)], ending);
  return [line, caretLine(shown, shown.caret ?? 0), ...after];
}

function bytesLines(bytes: ShownBytes, most: number): string[] {
  return quotedLines(onOneLine(bytes, besideLabel * most), besideLabel);
}

/** Behind the last line, where it has room there. */
function withEnding(lines: string[], ending: string): string[] {
  if (ending === '') return lines;
  const last = `${lines.at(-1) ?? ''}, ${ending}`;
  return widthOf(last) <= besideLabel ? [...lines.slice(0, -1), last] : [...lines, ending];
}

function endingWords(ending: ShownReport['ending']): string {
  switch (ending) {
    case undefined:
      return '';
    case 'open':
      return 'and the connection stayed open';
    case 'fin':
      return 'then the connection was closed';
    case 'reset':
      return 'then the connection was reset';
  }
}

const bytesOfField = 36;

/** Fields of a binary message: all, then ever fewer around the one that is wrong. */
export function fieldsPart({ fields = [] }: Pick<ShownReport, 'fields'>, look: Look): Part {
  const rows = fields.map((field) => ({ ...field, bytes: onOneLine(field.bytes, bytesOfField) }));
  const lines = fieldLines(rows).flatMap((line) => inLines(line, 1, look));
  const wrong = fields.findIndex(({ expected }) => expected !== undefined);
  const middle = wrong === -1 ? fields.length - 1 : wrong;
  return [12, 5, 3, 1, 0].map((most) => () => labelled('fields', around(lines, middle, most)));
}

/** So many lines around this one; the others are counted. */
function around(lines: string[], middle: number, most: number): string[] {
  if (lines.length <= most) return lines;
  if (most === 0) return [];
  const start = Math.max(0, Math.min(middle - Math.floor(most / 2), lines.length - most));
  return [...lines.slice(start, start + most), `and ${lines.length - most} more`];
}
