import type { BytesField, Field, Layout, Quantity } from '../../spec/layout.ts';
import { bytesOfNumber } from './number-bytes.ts';

/** What a field holds: numbers of number fields, bytes of the others. */
export type FieldValues = Record<string, Quantity | Buffer>;

/** The bytes of a message; a length that is not given is counted, a field that is not given is zero. */
export function encodeMessage({ fields }: Layout, values: FieldValues): Buffer {
  return Buffer.concat(
    fields.map((field) =>
      field.kind === 'number' ? encodeNumber(field, fields, values) : encodeBytes(field, values),
    ),
  );
}

function encodeNumber(
  { name, type, constant }: Extract<Field, { kind: 'number' }>,
  fields: Field[],
  values: FieldValues,
): Buffer {
  const given = Object.hasOwn(values, name) ? values[name] : undefined;
  const value = constant ?? (Buffer.isBuffer(given) ? undefined : given) ?? countFor(name, fields, values);
  return bytesOfNumber(type, value);
}

/** How long the fields are that are counted by this one: they share it, so the first decides. */
function countFor(name: string, fields: Field[], values: FieldValues): number {
  const counted = fields.find((one): one is BytesField => one.kind !== 'number' && isCountedBy(one, name));
  return counted === undefined ? 0 : encodeBytes(counted, values).length;
}

function isCountedBy({ length }: BytesField, name: string): boolean {
  return length !== 'rest' && 'counted' in length && length.counted === name;
}

/** In fixed room, what is short is padded with NULs, and what is long is cut. */
function encodeBytes({ name, length, constant }: BytesField, values: FieldValues): Buffer {
  const given = Object.hasOwn(values, name) ? values[name] : undefined;
  const bytes = constant === undefined ? bytesOf(given) : Buffer.from(constant, 'base64');
  if (length === 'rest' || 'counted' in length) return bytes;
  const room = Buffer.alloc(length.bytes);
  bytes.copy(room);
  return room;
}

function bytesOf(value: Quantity | Buffer | undefined): Buffer {
  if (Buffer.isBuffer(value)) return value;
  return Buffer.from(value === undefined ? '' : String(value));
}
