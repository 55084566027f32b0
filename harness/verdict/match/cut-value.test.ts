import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutValue } from './cut-value.ts';

function bodyOf(text: string, over = false): string | undefined {
  const cut = cutValue(Buffer.from(text), over);
  return cut.cut === 'message' ? cut.body.toString() : undefined;
}

test.each([
  ['{"a":1}', '{"a":1}'],
  ['  \r\n\t[1, 2] ', '[1, 2]'],
  ['{"a":1}{"b":2}', '{"a":1}'],
  ['[][]', '[]'],
  ['"}"', '"}"'],
  ['"\\""', '"\\""'],
  ['"\\\\"x', '"\\\\"'],
  ['{"a":"}]\\"{["}', '{"a":"}]\\"{["}'],
  ['17 ', '17'],
  ['17"x"', '17'],
  ['true\n', 'true'],
  ['[[[[]]]]]', '[[[[]]]]'],
])('%j begins with the value %j', (stream, value) => {
  expect(bodyOf(stream)).toBe(value);
});

test.each(['', '   ', '{', '{"a":"}', '[1', '"abc', '"abc\\"', '"abc\\', '12', 'tru'])(
  '%j may still become a value',
  (stream) => {
    expect(bodyOf(stream)).toBeUndefined();
  },
);

test('a number is complete when nothing more can come, a bracket is not', () => {
  expect(bodyOf('12', true)).toBe('12');
  expect(bodyOf('[12', true)).toBeUndefined();
  expect(bodyOf('"12', true)).toBeUndefined();
});

test('values written one after the other are cut one after the other', () => {
  const gap = fc.constantFrom('', ' ', '\n', '\r\n\t');
  const value = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(gap, value)), (items) => {
      let stream = Buffer.from(items.map(([before, json]) => before + JSON.stringify(json)).join(''));
      for (const [, json] of items) {
        const cut = cutValue(stream, false);
        if (cut.cut !== 'message') throw new Error('a value is there');
        expect(cut.body.toString()).toBe(JSON.stringify(json));
        stream = stream.subarray(cut.consumed);
      }
      expect(stream).toHaveLength(0);
    }),
  );
});

test('a million open brackets are counted, not climbed', () => {
  expect(bodyOf('['.repeat(1_000_000))).toBeUndefined();
  expect(bodyOf('['.repeat(1_000_000) + ']'.repeat(1_000_000))).toHaveLength(2_000_000);
});
