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

test.each([
  ['<a/>', '<a/>'],
  [' \n<a></a>rest', '<a></a>'],
  ['<a><a/></a><b/>', '<a><a/></a>'],
  ['<?xml version="1.0"?><!-- </a> --><a b="/>" c=\'</a>\'><![CDATA[</a>]]></a>x', undefined],
  ['<!DOCTYPE html><a/>', '<!DOCTYPE html><a/>'],
  ['\ufeff<a/>{}', '\ufeff<a/>'],
])('%j begins with a whole element', (stream, element) => {
  expect(bodyOf(stream)).toBe(element ?? stream.slice(0, -1));
});

test.each([
  '<',
  '<a',
  '<a>',
  '<a b="',
  '<a b=">',
  '<!--',
  '<!',
  '<![CDAT',
  '<a></a',
  '<?xml',
  '<a><b></b>',
  '\ufeff',
])('%j may still become an element', (stream) => {
  expect(bodyOf(stream)).toBeUndefined();
  expect(bodyOf(stream, true)).toBeUndefined();
});

test.each([
  ['<a><b></a></b>', '<a><b></a>'],
  ['<a>1 < 2</a>', '<a>1 < '],
  ['<a <b/></a>', '<a <'],
  ['</a><b/>', '</a>'],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a/>', '<!DOCTYPE a ['],
])('%j is cut where it cannot become an element any more', (stream, part) => {
  expect(bodyOf(stream)).toBe(part);
});

const markup = `<?xml version="1.0"?><list>${'<item n="1>">é<!-- > --><![CDATA[</list>]]></item>'.repeat(300)}</list>`;
const nested = JSON.stringify({ list: Array.from({ length: 2000 }, (_, n) => [n, 'é"\\]}']) });

test.each([markup, nested])('a long value is cut alike however it grows', (text) => {
  const whole = Buffer.from(`${text} next`);
  const end = Buffer.byteLength(text);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 12 }), (stops) => {
      // A copy of its own, as each stream has.
      const stream = Buffer.from(new Uint8Array(whole).buffer);
      for (const stop of stops.sort((a, b) => a - b)) {
        const cut = cutValue(stream.subarray(0, stop), false);
        expect(cut.cut === 'message' ? cut.consumed : cut.cut).toBe(stop < end ? 'more' : end);
      }
      expect(cutValue(stream, false)).toMatchObject({ cut: 'message', consumed: end });
    }),
    { numRuns: 30 },
  );
});

test.each(['<', '"', '[', ' ', '<a>', '<a b="'])('a flood of %j is refused at 16 MiB', (text) => {
  const flood = Buffer.alloc(16 * 1024 * 1024 + 1, text);
  expect(['invalid', 'message']).toContain(cutValue(flood, false).cut);
});

/** Half a million looks at a growing value end in time only where each byte is read once. */
test.each(['<a>', '{"a":"'])('a value that begins with %s and comes byte by byte is read once', (begin) => {
  const size = 256 * 1024;
  const bytes = Buffer.alloc(size, 'x');
  bytes.write(begin);
  let looks = 0;
  for (let length = 4096; length <= size; length++)
    if (cutValue(bytes.subarray(0, length), false).cut === 'more') looks++;
  expect(looks).toBe(size - 4095);
});
