import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { boundsOf, type Field, type Layout, type NumberType } from '../../spec/layout.ts';
import { decodeMessage } from './decode-message.ts';
import { encodeMessage, type FieldValues } from './encode-message.ts';
import { bytesOfNumber, numberInBytes } from './number-bytes.ts';

const wholeType: fc.Arbitrary<NumberType> = fc.record({
  family: fc.constantFrom('unsigned', 'signed'),
  bits: fc.constantFrom(8, 16, 32, 64),
  endian: fc.constantFrom('big', 'little'),
});
const unsigned = (bits: NumberType['bits'], endian: 'big' | 'little' = 'big'): NumberType => ({
  family: 'unsigned',
  bits,
  endian,
});

/** A field with a value of its own; counted ones bring the field that counts them. */
const part = fc.oneof(
  wholeType.chain((type) =>
    fc.bigInt({ min: boundsOf(type).least, max: boundsOf(type).greatest }).map((value) => ({
      fields: [{ kind: 'number' as const, type }],
      values: [Number.isSafeInteger(Number(value)) ? Number(value) : String(value)],
    })),
  ),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => ({
    fields: [
      { kind: 'number' as const, type: unsigned(16) },
      { kind: 'bytes' as const, length: 'counted' as const },
    ],
    values: [undefined, Buffer.from(bytes)],
  })),
  fc.uint8Array({ minLength: 4, maxLength: 4 }).map((bytes) => ({
    fields: [{ kind: 'bytes' as const, length: { bytes: 4 } }],
    values: [Buffer.from(bytes)],
  })),
  fc
    .string({ maxLength: 10 })
    .filter((text) => !text.includes('\0'))
    .map((text) => ({
      fields: [{ kind: 'text' as const, length: { bytes: 40 } }],
      values: [Buffer.from(text)],
    })),
);

type Part = typeof part extends fc.Arbitrary<infer P> ? P : never;

function messageOf(parts: Part[]): { layout: Layout; values: FieldValues } {
  const fields: Field[] = [];
  const values: FieldValues = {};
  for (const one of parts)
    one.fields.forEach((form, index) => {
      const name = `f${fields.length}`;
      const length =
        'length' in form && form.length === 'counted' ? { counted: `f${fields.length - 1}` } : undefined;
      fields.push({ ...form, name, ...(length && { length }) } as Field);
      const value = one.values[index];
      if (value !== undefined) values[name] = value;
    });
  return { layout: { name: 'any', fields }, values };
}

test('what was encoded decodes to the same fields, and to nothing beyond them', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.uint8Array({ maxLength: 5 }), (parts, after) => {
      const { layout, values } = messageOf(parts);
      const bytes = encodeMessage(layout, values);
      const decoded = decodeMessage(layout, Buffer.concat([bytes, after]));
      expect(decoded.state === 'whole' && decoded.size).toBe(bytes.length);
      const found = Object.fromEntries(decoded.fields.map(({ field, value }) => [field.name, value]));
      expect(found).toMatchObject(values);
    }),
  );
});

test('every shorter part of a message is short, and says in which field', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.nat(), (parts, cut) => {
      const { layout, values } = messageOf(parts);
      const bytes = encodeMessage(layout, values);
      fc.pre(bytes.length > 0);
      const decoded = decodeMessage(layout, bytes.subarray(0, cut % bytes.length));
      if (decoded.state !== 'short') throw new Error('it was taken for whole');
      expect(layout.fields[decoded.fields.length]).toBe(decoded.at);
    }),
  );
});

describe('a number', () => {
  test.each([
    [unsigned(16), 0xcafe, 'cafe'],
    [unsigned(16, 'little'), 0xcafe, 'feca'],
    [unsigned(64), '18446744073709551615', 'ffffffffffffffff'],
    [{ family: 'signed', bits: 32, endian: 'little' } as NumberType, -2, 'feffffff'],
    [{ family: 'float', bits: 32, endian: 'big' } as NumberType, 1.5, '3fc00000'],
    [{ family: 'float', bits: 64, endian: 'little' } as NumberType, -0.5, '000000000000e0bf'],
  ])('%j holds %p as %s', (type, value, hex) => {
    expect(bytesOfNumber(type, value).toString('hex')).toBe(hex);
    expect(numberInBytes(type, Buffer.from(hex, 'hex'))).toBe(value);
  });

  test('that is too large loses its upper bits; what is none is zero', () => {
    expect(bytesOfNumber(unsigned(8), 0x1ff)).toEqual(Buffer.from([0xff]));
    expect(bytesOfNumber(unsigned(8), 'many')).toEqual(Buffer.from([0]));
    expect(bytesOfNumber(unsigned(8), Number.NaN)).toEqual(Buffer.from([0]));
  });
});

test('a length that is given stands, right or wrong; constants are nobody’s to give', () => {
  const layout: Layout = {
    name: 'data',
    fields: [
      { kind: 'number', name: 'magic', type: unsigned(16), constant: 0xcafe },
      { kind: 'number', name: 'len', type: unsigned(8) },
      { kind: 'bytes', name: 'body', length: { counted: 'len' } },
    ],
  };
  expect(encodeMessage(layout, { body: Buffer.from('hi') }).toString('hex')).toBe('cafe026869');
  expect(encodeMessage(layout, { magic: 1, len: 9, body: Buffer.from('hi') }).toString('hex')).toBe(
    'cafe096869',
  );
});
