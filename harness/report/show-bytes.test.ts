import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPrintable } from './printable.ts';
import { MAX_SHOWN_BYTES, showBeginning, showBytes } from './show-bytes.ts';

const text = (value: string) => showBytes(Buffer.from(value)).text;

/** Reads the notation back: what is shown must be what was there. */
function readBack(shown: string): Buffer {
  const parts = shown.match(/\\x[0-9a-f]{2}|\\.|[^\\]/gsu) ?? [];
  const named: Record<string, string> = { '\\n': '\n', '\\r': '\r', '\\t': '\t', '\\0': '\0', '\\\\': '\\' };
  return Buffer.concat(
    parts.map((part) =>
      part.startsWith('\\x') ? Buffer.from(part.slice(2), 'hex') : Buffer.from(named[part] ?? part),
    ),
  );
}

describe('the notation', () => {
  test.each([
    ['hello\r\n', 'hello\\r\\n'],
    ['{"a": "é 漢 😀"}', '{"a": "é 漢 😀"}'],
    ['a\tb\0c\\n', 'a\\tb\\0c\\\\n'],
    ['\u001b[2J\u0007', '\\x1b[2J\\x07'],
    ['\u202eevil', '\\xe2\\x80\\xaeevil'],
    ['e\u0301 \u00a0', 'e\\xcc\\x81 \\xc2\\xa0'],
    ['\ufffd', '\\xef\\xbf\\xbd'],
  ])('shows %j as %s', (value, shown) => {
    expect(text(value)).toBe(shown);
  });

  test('shows bytes that are not UTF-8 one by one', () => {
    expect(showBytes(Buffer.from([0xff, 0x41, 0xc3, 0x28, 0xe2, 0x82])).text).toBe('\\xffA\\xc3(\\xe2\\x82');
  });

  test('is the same for what was sent and for what came back of it', () => {
    const sent = Buffer.concat([Buffer.from('letters by chance '.repeat(4)), Buffer.alloc(900, 0xee)]);
    const back = sent.subarray(0, 960);
    expect(showBytes(back).text.startsWith(showBeginning(sent).text)).toBe(true);
  });

  test('loses nothing and holds nothing that acts on a terminal', () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.string({ unit: 'binary' }).map((s) => new TextEncoder().encode(s)),
    );
    fc.assert(
      fc.property(bytes, (given) => {
        const bytes = Buffer.from(given);
        const shown = showBytes(bytes);
        expect([...shown.text].every(isPrintable)).toBe(true);
        const end = bytes.length - shown.leftOutAfter;
        expect(readBack(shown.text)).toEqual(bytes.subarray(shown.leftOutBefore, end));
      }),
    );
  });
});

test('bytes that are not mostly text are shown as numbers throughout', () => {
  const random = Buffer.from('9bc3a94a7f0e41f2dcb3620ad7c2a9ff', 'hex');
  expect(showBytes(random).text).toBe(
    '\\x9b\\xc3\\xa9\\x4a\\x7f\\x0e\\x41\\xf2\\xdc\\xb3\\x62\\x0a\\xd7\\xc2\\xa9\\xff',
  );
  expect(showBytes(random, 3).caret).toBe(12);
});

test('a length before a text does not make the text unreadable', () => {
  expect(text('\0\0\0\x05hello')).toBe('\\0\\0\\0\\x05hello');
});

test('of long bytes the beginning is enough where nothing is compared', () => {
  expect(showBeginning(Buffer.alloc(80, 'x'))).toMatchObject({ size: 80, leftOutAfter: 0 });
  expect(showBeginning(Buffer.alloc(81, 'x'))).toMatchObject({ size: 81, leftOutAfter: 21 });
  expect(showBeginning(Buffer.alloc(81, 0xff))).toMatchObject({ text: '\\xff'.repeat(15), leftOutAfter: 66 });
});

describe('the cap', () => {
  const long = Buffer.from('x'.repeat(1000));

  test('leaves out what comes after, and says how much', () => {
    expect(showBytes(long)).toMatchObject({
      size: 1000,
      leftOutBefore: 0,
      leftOutAfter: 1000 - MAX_SHOWN_BYTES,
    });
  });

  test('moves to the byte that matters', () => {
    const shown = showBytes(long, 900);
    expect(shown).toMatchObject({ leftOutBefore: 840, leftOutAfter: 0, caret: 60 });
  });

  test('does not cut a character in two', () => {
    const shown = showBytes(Buffer.from('é漢'.repeat(100)), 251);
    expect(shown.text).toMatch(/^[é漢]+$/);
    expect(shown.leftOutBefore + shown.leftOutAfter + Buffer.byteLength(shown.text)).toBe(500);
  });
});

describe('the caret', () => {
  test.each([
    ['hello', 4, 4],
    ['a\nb', 2, 3],
    ['漢字!', 6, 4],
    ['漢字!', 4, 2],
    ['short', 5, 5],
    ['', 0, 0],
  ])('in %j for byte %d stands in column %d', (value, at, caret) => {
    expect(showBytes(Buffer.from(value), at).caret).toBe(caret);
  });
});
