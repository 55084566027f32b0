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
const LONG_BYTES = 80;
const BEGINNING_BYTES = 60;
const COLUMNS_OF_A_NUMBER = 4;
const JUDGED_BYTES = 1024;
/** Fewer bytes than these are shown as they come. */
const FEWEST_JUDGED = 8;

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
  return showPart(bytes, from, to, at);
}

/** Shows bytes of which only the beginning matters to the reader. */
export function showBeginning(bytes: Buffer): ShownBytes {
  if (bytes.length <= LONG_BYTES) return showPart(bytes, 0, bytes.length);
  const most = isMostlyText(bytes) ? BEGINNING_BYTES : BEGINNING_BYTES / COLUMNS_OF_A_NUMBER;
  return showPart(bytes, 0, wholeCharacters(bytes, most));
}

/** Shows all bytes, however many. */
export function showAll(bytes: Buffer): string {
  return showPart(bytes, 0, bytes.length).text;
}

function showPart(bytes: Buffer, from: number, to: number, at?: number): ShownBytes {
  const readable = isMostlyText(bytes);
  let text = '';
  let caret: number | undefined;
  for (let offset = from; offset < to; ) {
    const length = readable ? characterLength(bytes, offset) : 1;
    if (at !== undefined && caret === undefined && offset + length > at) caret = widthOf(text);
    const character = bytes.subarray(offset, offset + length);
    text += readable ? escaped(character) : hex(character);
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
  return named ?? (isPrintable(text) ? text : hex(character));
}

function hex([byte = 0]: Buffer): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}

/**
 * Random bytes hold letters, too, and some look like foreign ones; NULs say nothing either
 * way. The beginning is judged, whatever part is shown: what was sent and what came back
 * of it are compared by eye.
 */
function isMostlyText(whole: Buffer): boolean {
  const bytes = whole.subarray(0, JUDGED_BYTES);
  if (bytes.length < FEWEST_JUDGED) return true;
  let readable = 0;
  let others = 0;
  for (let offset = 0; offset < bytes.length; ) {
    const length = characterLength(bytes, offset);
    const byte = bytes[offset] as number;
    const plain = NAMED.has(byte) || isPrintable(bytes.toString('utf8', offset, offset + length));
    if (byte !== 0 && plain) readable += length;
    if (byte !== 0 && !plain) others += length;
    offset += length;
  }
  return readable >= 1.5 * others;
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
