import { expect, test } from '@jest/globals';
import { capBytes } from './cap-bytes.ts';
import { capRows } from './cap-rows.ts';
import { overLink } from './example-ladder.ts';
import type { Row } from './ladder.ts';

const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ at, kind: 'note', of: 'server', words: 'x' }));

test('few rows stay as they are', () => {
  expect(capRows(rows(8), 8)).toEqual(rows(8));
});

test('of many, the first and the last stay, and the gap is counted', () => {
  const capped = capRows(rows(100), 8);
  expect(capped.map(({ at, kind }) => `${at} ${kind}`)).toEqual([
    ...['0 note', '1 note', '2 left-out'],
    ...['95 note', '96 note', '97 note', '98 note', '99 note'],
  ]);
  expect(capped[2]).toMatchObject({ rows: 93 });
});

test('the first message that a link lost stays, too', () => {
  const [, , lost] = overLink.rows as [Row, Row, Row, Row];
  const all = rows(100)
    .with(40, { ...lost, at: 40 })
    .with(41, { ...lost, at: 41 });
  expect(capRows(all, 10).map(({ at, kind }) => `${at} ${kind}`)).toEqual([
    ...['0 note', '1 note', '2 left-out', '40 arrow', '41 left-out'],
    ...['95 note', '96 note', '97 note', '98 note', '99 note'],
  ]);
});

test('there are never more rows than asked for', () => {
  for (let most = 4; most < 30; most++)
    for (let lost = 0; lost < 40; lost++) {
      const all = rows(40).with(lost, { at: lost, kind: 'failed', message: 'no answer' });
      const dropped = overLink.rows[2] as Row;
      const capped = [capRows(all, most), capRows(all.with((lost * 7) % 40, dropped), most)];
      expect(Math.max(...capped.map(({ length }) => length))).toBeLessThanOrEqual(most);
    }
});

test('where a case was lost stays, wherever it is', () => {
  const all = rows(100).with(50, { at: 50, kind: 'failed', message: 'no answer' });
  const capped = capRows(all, 8);
  expect(capped.map(({ kind }) => kind)).toContain('failed');
  const missing = capped.reduce((sum, row) => sum + (row.kind === 'left-out' ? row.rows - 1 : 0), 0);
  expect(capped.length + missing).toBe(100);
});

test('the first messages stay whole, later ones keep their beginning', () => {
  const text = (at: number): Row => ({
    ...{ at, kind: 'text', of: 'server', stream: 'stdout' },
    carries: { size: 1000, bytes: Buffer.alloc(1000) },
  });
  const kept = capBytes([text(0), text(1), text(2)], 1500);
  expect(kept.map((row) => row.kind === 'text' && [row.carries.size, row.carries.bytes.length])).toEqual([
    [1000, 1000],
    [1000, 500],
    [1000, 96],
  ]);
});
