import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Frame } from '../../spec/assignment.ts';
import type { Cut } from './cut.ts';
import { cutMessage, envelop } from './cut-message.ts';

const lf: Frame = { kind: 'line', end: 'lf', max: 100 };
const crlf: Frame = { kind: 'line', end: 'crlf', max: 100 };
const prefixes: Frame[] = ([1, 2, 4, 8] as const).flatMap((bytes) =>
  (['big', 'little'] as const).flatMap((endian) =>
    [false, true].map((includesHeader) => ({
      kind: 'length-prefix' as const,
      bytes,
      endian,
      includesHeader,
    })),
  ),
);

function cut(frame: Frame, text: string, over = false): Cut {
  return cutMessage(frame, Buffer.from(text, 'latin1'), over);
}

function message(body: string, consumed: number): Cut {
  return { cut: 'message', body: Buffer.from(body, 'latin1'), consumed };
}

describe('a message in an envelope', () => {
  const anyBody = fc.uint8Array({ maxLength: 90 }).map((bytes) => Buffer.from(bytes));
  const lineBody = anyBody.map((body) => Buffer.from(body.filter((byte) => byte !== 0x0a && byte !== 0x0d)));
  const value = fc.jsonValue().map((json) => Buffer.from(`[${JSON.stringify(json)}]`));
  const framed: [string, Frame, fc.Arbitrary<Buffer>][] = [
    ['a line', lf, lineBody],
    ['a line with CRLF', crlf, lineBody],
    ['a JSON value', { kind: 'value' }, value],
    ['five bytes', { kind: 'fixed', bytes: 5 }, anyBody.filter((body) => body.length === 5)],
    ...prefixes.map((frame): [string, Frame, fc.Arbitrary<Buffer>] => [
      JSON.stringify(frame),
      frame,
      anyBody,
    ]),
  ];

  test.each(framed)('is cut out again, wherever it is split: %s', (_, frame, body) => {
    const rest = fc.constantFrom('', 'x', '\n', '{').map((text) => Buffer.from(text));
    fc.assert(
      fc.property(body, rest, (inside, after) => {
        const sealed = envelop(frame, inside);
        const stream = Buffer.concat([sealed, after]);
        const tooEarly = [...sealed.keys()].filter(
          (length) => cutMessage(frame, stream.subarray(0, length), false).cut !== 'more',
        );
        expect(tooEarly).toEqual([]);
        const whole = { cut: 'message', body: inside, consumed: sealed.length };
        expect(cutMessage(frame, sealed, false)).toEqual(whole);
        expect(cutMessage(frame, stream, false)).toEqual(whole);
        expect(cutMessage(frame, stream, true)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a line', () => {
  test('ends with LF or CRLF', () => {
    expect(cut(lf, 'hello\r\nx')).toEqual(message('hello', 7));
    expect(cut(lf, '\n')).toEqual(message('', 1));
    expect(cut(lf, '\r\n')).toEqual(message('', 2));
  });

  test('may have to end with CRLF', () => {
    expect(cut(crlf, 'hello\n')).toMatchObject({ cut: 'invalid', at: 5 });
    expect(cut(crlf, '\n')).toMatchObject({ cut: 'invalid', at: 0 });
  });

  test('keeps a CR that stands alone', () => {
    expect(cut(lf, 'a\rb\n')).toEqual(message('a\rb', 4));
  });

  test('may be as long as the limit, with either end, and no longer', () => {
    const longest = 'x'.repeat(100);
    expect(cut(lf, longest)).toEqual({ cut: 'more' });
    expect(cut(crlf, `${longest}\r`)).toEqual({ cut: 'more' });
    expect(cut(crlf, `${longest}\r\n`)).toEqual(message(longest, 102));
    expect(cut(lf, `${longest}x`)).toMatchObject({ cut: 'invalid', at: 100 });
    expect(cut(lf, `${longest}x\n`)).toMatchObject({ cut: 'invalid', at: 100 });
  });

  test('is not complete without its end, even when nothing more comes', () => {
    expect(cut(lf, 'hello', true)).toEqual({ cut: 'more' });
  });
});

describe('a length prefix', () => {
  const four: Frame = { kind: 'length-prefix', bytes: 4, endian: 'big', includesHeader: false };

  test('that is text is refused before gigabytes are waited for', () => {
    expect(cut(four, 'hello')).toMatchObject({ cut: 'invalid', at: 0 });
    expect(cut({ ...four, bytes: 8 }, '\xff'.repeat(8))).toMatchObject({ cut: 'invalid' });
  });

  test('that counts itself is refused where it is less than its own size', () => {
    expect(cut({ ...four, includesHeader: true }, '\0\0\0\x03')).toMatchObject({ cut: 'invalid' });
    expect(cut({ ...four, includesHeader: true }, '\0\0\0\x04')).toEqual(message('', 4));
  });

  test('in the other byte order declares another length', () => {
    expect(cut(four, '\x01\0\0\0x')).toEqual({ cut: 'more' });
    expect(cut({ ...four, endian: 'little' }, '\x01\0\0\0x')).toEqual(message('x', 5));
  });
});

test('without frames, the message is what is there', () => {
  const raw: Frame = { kind: 'raw' };
  expect(cut(raw, '')).toEqual({ cut: 'more' });
  expect(cut(raw, 'ab')).toEqual(message('ab', 2));
  expect(cut(raw, '', true)).toEqual(message('', 0));
});

test('until the close, nothing is complete before', () => {
  const untilClose: Frame = { kind: 'until-close' };
  expect(cut(untilClose, 'ab')).toEqual({ cut: 'more' });
  expect(cut(untilClose, 'ab', true)).toEqual(message('ab', 2));
});
