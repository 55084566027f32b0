import { isPrintable, widthOf } from './printable.ts';

/** Bytes in the one notation of every report: escaped, capped, never hostile to a terminal. */
export interface ShownBytes {
  /** Without quotes; `\n \r \t \0 \\`, `\xNN` for what is not printable UTF-8. */
  text: string;
  /** How many bytes there are, shown or not. */
  size: number;
  leftOutBefore: number;
  leftOutAfter: number;
  /** Columns of `text` before the byte that was asked for. */
  caret?: number;
}

export const MAX_SHOWN_BYTES = 200;
const CONTEXT_BEFORE = 60;

const NAMED = new Map([
  [0x00, '\\0'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x5c, '\\\\'],
]);

/** Shows the first bytes, or those around the offset `at`, which gets the caret. */
export function showBytes(bytes: Buffer, at?: number): ShownBytes {
  const from = startOf(bytes, at ?? 0);
  const to = wholeCharacters(bytes, Math.min(bytes.length, from + MAX_SHOWN_BYTES));
  let text = '';
  let caret: number | undefined;
  for (let offset = from; offset < to; ) {
    const length = characterLength(bytes, offset);
    if (at !== undefined && caret === undefined && offset + length > at) caret = widthOf(text);
    text += escaped(bytes.subarray(offset, offset + length));
    offset += length;
  }
  const shown = { text, size: bytes.length, leftOutBefore: from, leftOutAfter: bytes.length - to };
  return at === undefined ? shown : { ...shown, caret: caret ?? widthOf(text) };
}

/** A character that needs more than one byte is shown as itself only where all of it is there and valid. */
function characterLength(bytes: Buffer, offset: number): number {
  const lead = bytes[offset] as number;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
  const text = bytes.toString('utf8', offset, offset + length);
  return isPrintable(text) && Buffer.byteLength(text) === length ? length : 1;
}

function escaped(character: Buffer): string {
  const [byte = 0] = character;
  const text = character.toString('utf8');
  const named = character.length === 1 ? NAMED.get(byte) : undefined;
  return named ?? (isPrintable(text) ? text : `\\x${byte.toString(16).padStart(2, '0')}`);
}

function startOf(bytes: Buffer, at: number): number {
  if (at < MAX_SHOWN_BYTES - CONTEXT_BEFORE) return 0;
  return wholeCharacters(bytes, Math.min(at, bytes.length) - CONTEXT_BEFORE);
}

/** Back to where a character begins, so that a cut does not look like bad UTF-8. */
function wholeCharacters(bytes: Buffer, offset: number): number {
  for (let start = offset; start > offset - 4 && start > 0 && start < bytes.length; start--) {
    if (((bytes[start] as number) & 0xc0) !== 0x80) return start;
  }
  return offset;
}
