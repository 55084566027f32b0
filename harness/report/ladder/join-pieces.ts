import type { Arrow, Piece, Row } from './ladder.ts';
import { carried, maxKept } from './ladder.ts';

/** Pieces of a stream that crossed one after the other, with nothing in between, become one row. */
export function joinPieces(rows: Row[]): Row[] {
  const joined: Row[] = [];
  let run: (Row & Arrow)[] = [];
  const flush = (): void => {
    if (run.length > 0) joined.push(asOne(run));
    run = [];
  };
  for (const row of rows) {
    const [first] = run;
    if (row.kind !== 'arrow' || !first || !isSameWay(first, row)) flush();
    if (row.kind === 'arrow') run.push(row);
    else joined.push(row);
  }
  flush();
  return joined;
}

function isSameWay(one: Arrow, other: Arrow): boolean {
  const way = ({ end, from, unit, through, state }: Arrow): string =>
    [end, from, unit, through, state].join('\n');
  return one.unit === 'stream' && way(one) === way(other);
}

function asOne(run: (Row & Arrow)[]): Row {
  const [first] = run as [Row & Arrow];
  const pieces = run.flatMap((arrow): Piece[] => arrow.pieces);
  const size = run.reduce((sum, { carries }) => sum + carries.size, 0);
  return { ...first, pieces, carries: { size, bytes: firstBytes(run) } };
}

/** Kept bytes of later pieces belong here only while those before are whole. */
function firstBytes(run: Arrow[]): Buffer {
  const whole = run.findIndex(({ carries }) => carries.bytes.length < carries.size);
  const until = whole === -1 ? run.length : whole + 1;
  return carried(Buffer.concat(run.slice(0, Math.min(until, maxKept)).map(({ carries }) => carries.bytes)))
    .bytes;
}
