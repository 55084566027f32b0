import type { Row } from './ladder.ts';

/** Fewer rows than these have no room for what lies far from the end. */
const fewestWithLost = 8;

/** At most so many rows: the first, what a link lost first, and those around where the case was lost; gaps say how many are missing. */
export function capRows(rows: Row[], most: number): Row[] {
  if (rows.length <= most) return rows;
  const head = Math.floor(most / 4);
  const lost = rows.findIndex(({ kind }) => kind === 'failed');
  const after = Math.floor(most / 8);
  const end = lost === -1 ? rows.length : Math.min(rows.length, lost + 1 + after);
  const gaps = end === rows.length ? 1 : 2;
  const start = Math.max(head, end - (most - head - gaps));
  const onLink = most < fewestWithLost ? -1 : rows.slice(0, start).findIndex(isLostOnLink);
  const middle = onLink < head ? gap(rows, head, start) : aroundOne(rows, [head, onLink, start + 2]);
  return [
    ...rows.slice(0, head),
    ...middle,
    ...rows.slice(onLink < head ? start : start + 2, end),
    ...gap(rows, end, rows.length),
  ];
}

function isLostOnLink(row: Row): boolean {
  return row.kind === 'arrow' && row.state === 'lost';
}

/** One row with the gaps on either side of it. */
function aroundOne(rows: Row[], [from, one, to]: [number, number, number]): Row[] {
  return [...gap(rows, from, one), ...rows.slice(one, one + 1), ...gap(rows, one + 1, to)];
}

function gap(rows: Row[], from: number, to: number): Row[] {
  const [first] = rows.slice(from, to);
  if (!first || to - from === 1) return first ? [first] : [];
  return [{ at: first.at, kind: 'left-out', rows: to - from }];
}
