import type { Frame } from '../../spec/assignment.ts';
import { counted } from '../counted.ts';
import type { Cut } from './cut.ts';
import { cutValue } from './cut-value.ts';

/**
 * Cuts by the frame. `over` says that no further byte can come: a number is then
 * complete, and so is `until-close`.
 */
export function cutMessage(frame: Frame, bytes: Buffer, over: boolean): Cut {
  switch (frame.kind) {
    case 'raw':
      return bytes.length > 0 || over ? whole(bytes) : { cut: 'more' };
    case 'until-close':
      return over ? whole(bytes) : { cut: 'more' };
    case 'fixed':
      return exactly(bytes, 0, frame.bytes);
    case 'length-prefix':
      return lengthPrefixed(frame, bytes);
    case 'line':
      return line(frame, bytes);
    case 'value':
      return cutValue(bytes, over);
  }
}

function whole(bytes: Buffer): Cut {
  return { cut: 'message', body: bytes, consumed: bytes.length };
}

function exactly(bytes: Buffer, header: number, length: number): Cut {
  const end = header + length;
  if (bytes.length < end) return { cut: 'more' };
  return { cut: 'message', body: bytes.subarray(header, end), consumed: end };
}

function lengthPrefixed(frame: Extract<Frame, { kind: 'length-prefix' }>, bytes: Buffer): Cut {
  if (bytes.length < frame.bytes) return { cut: 'more' };
  const stored = frame.endian === 'big' ? bigEndian(bytes, frame.bytes) : littleEndian(bytes, frame.bytes);
  const length = frame.includesHeader ? stored - frame.bytes : stored;
  if (length < 0)
    return { cut: 'invalid', at: 0, why: `the length prefix says ${stored}, less than its own size` };
  if (length > maxDeclared)
    return { cut: 'invalid', at: 0, why: `the length prefix says ${counted(stored, 'byte')}` };
  return exactly(bytes, frame.bytes, length);
}

/** No assignment's message is larger; a larger prefix is text or the wrong byte order. */
const maxDeclared = 64 * 1024 * 1024;

function bigEndian(bytes: Buffer, width: number): number {
  return width === 8 ? Number(bytes.readBigUInt64BE(0)) : bytes.readUIntBE(0, width);
}

function littleEndian(bytes: Buffer, width: number): number {
  return width === 8 ? Number(bytes.readBigUInt64LE(0)) : bytes.readUIntLE(0, width);
}

function line(frame: Extract<Frame, { kind: 'line' }>, bytes: Buffer): Cut {
  const lf = bytes.indexOf(0x0a);
  if (lf < 0) {
    const length = bytes.at(-1) === 0x0d ? bytes.length - 1 : bytes.length;
    return length > frame.max ? tooLong(frame.max) : { cut: 'more' };
  }
  const cr = lf > 0 && bytes[lf - 1] === 0x0d;
  if (frame.end === 'crlf' && !cr) return { cut: 'invalid', at: lf, why: 'the line ends in LF without CR' };
  const body = bytes.subarray(0, cr ? lf - 1 : lf);
  return body.length > frame.max ? tooLong(frame.max) : { cut: 'message', body, consumed: lf + 1 };
}

function tooLong(max: number): Cut {
  return { cut: 'invalid', at: max, why: `the line is longer than ${counted(max, 'byte')}` };
}

/** Puts a body into the frame's envelope, as our peers send it. */
export function envelop(frame: Frame, body: Buffer): Buffer {
  switch (frame.kind) {
    case 'line':
      return Buffer.concat([body, Buffer.from(frame.end === 'crlf' ? '\r\n' : '\n')]);
    case 'length-prefix':
      return Buffer.concat([prefix(frame, body.length), body]);
    default:
      return body;
  }
}

function prefix(frame: Extract<Frame, { kind: 'length-prefix' }>, length: number): Buffer {
  const value = frame.includesHeader ? length + frame.bytes : length;
  const header = Buffer.alloc(8);
  header.writeBigUInt64BE(BigInt(value));
  const bigEnd = header.subarray(8 - frame.bytes);
  return frame.endian === 'big' ? bigEnd : Buffer.from(bigEnd).reverse();
}
