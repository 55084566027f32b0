import type { Row } from './ladder.ts';

/** At most so many rows: the first, and those around where the case was lost; gaps say how many are missing. */
export function capRows(rows: Row[], most: number): Row[] {
  if (rows.length <= most) return rows;
  const head = Math.floor(most / 4);
  const lost = rows.findIndex(({ kind }) => kind === 'failed');
  const after = Math.floor(most / 8);
  const end = lost === -1 ? rows.length : Math.min(rows.length, lost + 1 + after);
  const gaps = end === rows.length ? 1 : 2;
  const start = Math.max(head, end - (most - head - gaps));
  return [
    ...rows.slice(0, head),
    ...gap(rows, head, start),
    ...rows.slice(start, end),
    ...gap(rows, end, rows.length),
  ];
}

function gap(rows: Row[], from: number, to: number): Row[] {
  const [first] = rows.slice(from, to);
  if (!first || to - from === 1) return first ? [first] : [];
  return [{ at: first.at, kind: 'left-out', rows: to - from }];
}
