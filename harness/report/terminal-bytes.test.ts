import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { widthOf } from './printable.ts';
import { showBytes } from './show-bytes.ts';
import { caretLine, onOneLine, quoted, quotedLines, startAround } from './terminal-bytes.ts';

const columns = 68;
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ unit: 'binary', maxLength: 150 }).map((text) => Buffer.from(text)),
);

test('counts one of a thing as one', () => {
  expect(quoted({ text: 'a', size: 3, leftOutBefore: 1, leftOutAfter: 1 })).toBe(
    '(1 byte) "a" (1 more byte)',
  );
});

test('what is put on one line fits there, loses no byte from the count, and keeps its caret', () => {
  fc.assert(
    fc.property(anyBytes, fc.nat(), (bytes, at) => {
      const shown = showBytes(bytes, at % (bytes.length + 1));
      const line = onOneLine(shown, columns, startAround(shown, columns));
      expect(widthOf(quoted(line))).toBeLessThanOrEqual(columns);
      const caret = line.caret ?? Number.NaN;
      expect(widthOf(caretLine(line, caret))).toBeLessThanOrEqual(columns);
      expect(charactersAt(line)).toBe(charactersAt(shown));
      expect(countOf(line)).toBe(bytes.length);
    }),
  );
});

/** The byte or character to which the caret points; none where it points behind the last one. */
function charactersAt({ text, caret = 0 }: ReturnType<typeof showBytes>): string | undefined {
  let width = 0;
  for (const sign of text.match(/\\x[0-9a-f]{2}|\\.|./gu) ?? []) {
    if (width === caret) return sign;
    width += widthOf(sign);
  }
  return undefined;
}

function countOf({ text, leftOutBefore, leftOutAfter }: ReturnType<typeof showBytes>): number {
  const signs: string[] = text.match(/\\x[0-9a-f]{2}|\\.|./gu) ?? [];
  const shown = signs.map((sign) => (sign.startsWith('\\') ? 1 : Buffer.byteLength(sign)));
  return leftOutBefore + leftOutAfter + shown.reduce((sum, size) => sum + size, 0);
}

test('several lines hold the same text, none wider than asked for', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const lines = quotedLines(showBytes(bytes), columns);
      expect(lines.join('')).toBe(quoted(showBytes(bytes)));
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
    }),
  );
});
