import { counted } from '../verdict/counted.ts';
import { widthOf } from './printable.ts';
import type { ShownBytes } from './show-bytes.ts';

/** Bytes in quotes, with how many are missing on either side. */
export function quoted(bytes: ShownBytes): string {
  const after = bytes.leftOutAfter === 0 ? '' : ` (${counted(bytes.leftOutAfter, 'more byte')})`;
  return `${leftOutBefore(bytes)}"${bytes.text}"${after}`;
}

/** The line below that points to where `quoted` has the caret. */
export function caretLine(bytes: ShownBytes, caret: number): string {
  return `${' '.repeat(widthOf(`${leftOutBefore(bytes)}"`) + caret)}^`;
}

function leftOutBefore({ leftOutBefore: count }: ShownBytes): string {
  return count === 0 ? '' : `(${counted(count, 'byte')}) `;
}

/** One byte as its escape, or one character of one or more bytes. */
interface Sign {
  text: string;
  bytes: number;
}

function signsOf({ text }: ShownBytes): Sign[] {
  const signs = text.match(/\\x[0-9a-f]{2}|\\.|./gu) ?? [];
  return signs.map((sign) => ({
    text: sign,
    bytes: /^\\./.test(sign) ? 1 : Buffer.byteLength(sign),
  }));
}

/** Bytes in as many lines of so many columns as they take. */
export function quotedLines(bytes: ShownBytes, columns: number): string[] {
  const whole = quoted(bytes);
  const lines: string[] = [];
  let line = '';
  for (const sign of signsOf({ ...bytes, text: whole })) {
    if (widthOf(line + sign.text) > columns) {
      lines.push(line);
      line = '';
    }
    line += sign.text;
  }
  return [...lines, line];
}

/** Before the caret so much of a line stays, so that a reader sees where it is. */
const shareBefore = 0.4;

/** Where a line must begin that shows the caret within so many columns; in bytes from the very first. */
export function startAround(bytes: ShownBytes, columns: number): number {
  const { caret, leftOutBefore: before } = bytes;
  if (caret === undefined || widthOf(quoted(bytes)) <= columns) return before;
  const passed = caret - Math.floor(roomIn(bytes, columns, bytes.size) * shareBefore);
  let width = 0;
  let start = before;
  for (const sign of signsOf(bytes)) {
    if (width >= passed) break;
    width += widthOf(sign.text);
    start += sign.bytes;
  }
  return start;
}

/** The bytes from this one on, as many as one line of so many columns shows. */
export function onOneLine(bytes: ShownBytes, columns: number, start = bytes.leftOutBefore): ShownBytes {
  if (start === bytes.leftOutBefore && widthOf(quoted(bytes)) <= columns) return bytes;
  const room = roomIn(bytes, columns, start);
  const shown: ShownBytes = { ...bytes, text: '' };
  let [skipped, width] = [0, 0];
  for (const sign of signsOf(bytes)) {
    const columnsOfSign = widthOf(sign.text);
    if (shown.leftOutBefore < start && shown.text === '') {
      shown.leftOutBefore += sign.bytes;
      skipped += columnsOfSign;
    } else if (width + columnsOfSign <= room) {
      shown.text += sign.text;
      width += columnsOfSign;
    } else {
      width = Number.POSITIVE_INFINITY;
      shown.leftOutAfter += sign.bytes;
    }
  }
  return bytes.caret === undefined ? shown : { ...shown, caret: Math.max(0, bytes.caret - skipped) };
}

/** What the quotes and the counts leave of a line that begins there. */
function roomIn({ size }: ShownBytes, columns: number, start: number): number {
  const before = start === 0 ? '' : `(${size} bytes) `;
  return columns - widthOf(`${before}"" (${size} more bytes)`);
}
