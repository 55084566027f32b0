import type { Tolerance } from '../../spec/assignment.ts';

/** How far expected bytes lie at the front of what was received. */
export type Alignment =
  | { state: 'equal'; consumed: number; tolerated: Tolerance[] }
  /** Everything received agrees, but it is not all; `missing` is what is left. */
  | { state: 'short'; missing: Buffer; tolerated: Tolerance[] }
  | { state: 'differs'; at: number };

const cr = 0x0d;
const lf = 0x0a;
const nul = 0x00;

/** Compares byte by byte, with the teacher's leniency; notes each leniency used. */
export function align(expected: Buffer, received: Buffer, tolerate: readonly Tolerance[]): Alignment {
  const lenient = new Set(tolerate);
  const used = new Set<Tolerance>();
  const allow = (tolerance: Tolerance): boolean => {
    if (!lenient.has(tolerance)) return false;
    used.add(tolerance);
    return true;
  };
  let i = 0;
  let j = 0;
  while (i < expected.length) {
    if (j >= received.length) return { state: 'short', missing: expected.subarray(i), tolerated: [...used] };
    const wanted = expected[i] as number;
    const got = received[j] as number;
    if (wanted === got || (sameLetter(wanted, got) && allow('letter-case'))) {
      i++;
      j++;
    } else if (got === cr && received[j + 1] === lf && allow('cr')) j++;
    else if (got === cr && wanted === lf && j === received.length - 1 && allow('cr')) j++;
    else if (wanted === cr && expected[i + 1] === lf && got === lf && allow('cr')) i++;
    else if (got === nul && (i === 0 || padsLine(received, j)) && allow('nul-padding')) j++;
    else if (endsLine(received, j) && allow('trailing-space')) j++;
    else return { state: 'differs', at: j };
  }
  return { state: 'equal', consumed: j, tolerated: [...used] };
}

/** Takes in the padding behind a message that is whole; in a stream it is left for what comes next. */
export function alignWhole(expected: Buffer, message: Buffer, tolerate: readonly Tolerance[]): Alignment {
  const alignment = align(expected, message, tolerate);
  if (alignment.state !== 'equal' || !tolerate.includes('nul-padding')) return alignment;
  let consumed = alignment.consumed;
  while (message[consumed] === nul) consumed++;
  if (consumed === alignment.consumed) return alignment;
  return {
    ...alignment,
    consumed,
    tolerated: [...new Set([...alignment.tolerated, 'nul-padding' as const])],
  };
}

function sameLetter(a: number, b: number): boolean {
  const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);
  return lower(a) === lower(b);
}

/** NULs from here to the end of the line, or to the end of what came. */
function padsLine(bytes: Buffer, from: number): boolean {
  let j = from;
  while (bytes[j] === nul) j++;
  return j === bytes.length || bytes[j] === lf || bytes[j] === cr;
}

/** Spaces and tabs from here to the end of the line, or to the end of what came. */
function endsLine(bytes: Buffer, from: number): boolean {
  let j = from;
  while (bytes[j] === 0x20 || bytes[j] === 0x09) j++;
  if (j === from) return false;
  return j === bytes.length || bytes[j] === lf || bytes[j] === cr;
}
