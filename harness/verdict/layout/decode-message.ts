import type { BytesField, Field, Layout, Quantity } from '../../spec/layout.ts';
import { numberInBytes } from './number-bytes.ts';

/** A field as it stands in a message. */
export interface DecodedField {
  field: Field;
  /** Where it begins, in bytes. */
  offset: number;
  bytes: Buffer;
  /** A number, the text without its padding, or the bytes. */
  value: Quantity | Buffer;
}

/** `short`: the bytes end within the field `at`, which needs this many. */
export type Decoded =
  | { state: 'whole'; fields: DecodedField[]; size: number }
  | { state: 'short'; fields: DecodedField[]; at: Field; needs: number };

/** The fields of the message with which these bytes begin. */
export function decodeMessage({ fields }: Layout, bytes: Buffer): Decoded {
  const decoded: DecodedField[] = [];
  let offset = 0;
  for (const field of fields) {
    const size = sizeOf(field, decoded, bytes.length - offset);
    if (offset + size > bytes.length) return { state: 'short', fields: decoded, at: field, needs: size };
    const own = bytes.subarray(offset, offset + size);
    decoded.push({ field, offset, bytes: own, value: contentOfField(field, own) });
    offset += size;
  }
  return { state: 'whole', fields: decoded, size: offset };
}

function sizeOf(field: Field, before: DecodedField[], left: number): number {
  if (field.kind === 'number') return field.type.bits / 8;
  const { length } = field;
  if (length === 'rest') return left;
  return 'bytes' in length
    ? length.bytes
    : Number(before.find((one) => one.field.name === length.counted)?.value);
}

function contentOfField(field: Field, bytes: Buffer): Quantity | Buffer {
  if (field.kind === 'number') return numberInBytes(field.type, bytes);
  return field.kind === 'text' && isPadded(field) ? beforePadding(bytes) : bytes;
}

function isPadded({ length }: BytesField): boolean {
  return length !== 'rest' && 'bytes' in length;
}

function beforePadding(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}
