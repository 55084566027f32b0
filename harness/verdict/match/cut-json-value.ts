import type { Cut } from './cut.ts';

const whiteSpace = new Set([0x20, 0x09, 0x0a, 0x0d]);
const quote = 0x22;
const backslash = 0x5c;

/** Finds the end of one JSON value (RFC 8259), however it was cut into pieces; does not judge it. */
export function cutJsonValue(bytes: Buffer, over: boolean): Cut {
  let start = 0;
  while (start < bytes.length && whiteSpace.has(bytes[start] as number)) start++;
  if (start === bytes.length) return { cut: 'more' };
  const end = endOfValue(bytes, start);
  if (end !== undefined) return message(bytes, start, end);
  const scalar = bytes[start] !== quote && !opens(bytes[start] as number);
  return over && scalar ? message(bytes, start, bytes.length) : { cut: 'more' };
}

function message(bytes: Buffer, start: number, end: number): Cut {
  return { cut: 'message', body: bytes.subarray(start, end), consumed: end };
}

function endOfValue(bytes: Buffer, start: number): number | undefined {
  const first = bytes[start] as number;
  if (first === quote) return endOfString(bytes, start);
  if (opens(first)) return endOfBrackets(bytes, start);
  return endOfScalar(bytes, start);
}

function endOfString(bytes: Buffer, start: number): number | undefined {
  for (let i = start + 1; i < bytes.length; i++) {
    if (bytes[i] === backslash) i++;
    else if (bytes[i] === quote) return i + 1;
  }
  return undefined;
}

function endOfBrackets(bytes: Buffer, start: number): number | undefined {
  let depth = 0;
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === quote) {
      const end = endOfString(bytes, i);
      if (end === undefined) return undefined;
      i = end - 1;
    } else if (opens(byte)) depth++;
    else if (closes(byte) && --depth === 0) return i + 1;
  }
  return undefined;
}

/** A number or a word ends only where something else begins. */
function endOfScalar(bytes: Buffer, start: number): number | undefined {
  for (let i = start + 1; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (whiteSpace.has(byte) || opens(byte) || byte === 0x2c || byte === quote) return i;
  }
  return undefined;
}

function opens(byte: number): boolean {
  return byte === 0x7b || byte === 0x5b;
}

function closes(byte: number): boolean {
  return byte === 0x7d || byte === 0x5d;
}
