import type { ByteSource, Template } from './byte-source.ts';

/** A binary message: its fields in the order in which they stand, without gaps. */
export interface Layout {
  name: string;
  fields: Field[];
}

export type Field = NumberField | BytesField;

export interface NumberField {
  kind: 'number';
  name: string;
  type: NumberType;
  /** Always this value; nobody gives it. */
  constant?: Quantity;
}

/** `text` ends at the first NUL of its room; `bytes` are all there are. */
export interface BytesField {
  kind: 'bytes' | 'text';
  name: string;
  length: FieldLength;
  /** Always these bytes, in base64. */
  constant?: string;
}

/** So many bytes, as many as an earlier field says, or all that are left. */
export type FieldLength = { bytes: number } | { counted: string } | 'rest';

export interface NumberType {
  family: 'unsigned' | 'signed' | 'float';
  bits: 8 | 16 | 32 | 64;
  endian: 'big' | 'little';
}

/** A number; where JSON programs would not keep it exactly, its decimal digits. */
export type Quantity = number | string;

/** What an author gives a field: a number, a text, or bytes; templates are filled when they are known. */
export type FieldTemplate = number | Template | { bytes: ByteSource };

/** Fields by name; the others are left out. */
export type FieldTemplates = Record<string, FieldTemplate>;

/** `u16be`, `i8`, `f64le`: the type that a word names. */
export function numberType(word: string): NumberType | undefined {
  const [, letter, bits, endian] = /^([uif])(8|16|32|64)(be|le)?$/.exec(word) ?? [];
  if (letter === undefined || (bits === '8') !== (endian === undefined)) return undefined;
  const family = letter === 'u' ? 'unsigned' : letter === 'i' ? 'signed' : 'float';
  if (family === 'float' && Number(bits) < 32) return undefined;
  return { family, bits: Number(bits) as NumberType['bits'], endian: endian === 'le' ? 'little' : 'big' };
}

/** The least and the greatest value of a whole type. */
export function boundsOf({ family, bits }: NumberType): { least: bigint; greatest: bigint } {
  const half = 1n << BigInt(bits - 1);
  return family === 'signed'
    ? { least: -half, greatest: half - 1n }
    : { least: 0n, greatest: 2n * half - 1n };
}
