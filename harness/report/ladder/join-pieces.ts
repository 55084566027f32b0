import { type Arrow, type Carried, carried, type Row } from './ladder.ts';

type Joinable = Extract<Row, { kind: 'arrow' | 'text' }>;

/** Pieces of a stream that came one after the other, with nothing in between, become one row. */
export function joinPieces(rows: Row[]): Row[] {
  const runs: Row[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.[0] && isSameStream(last[0], row)) last.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((run) => (run.length === 1 ? run : [asOne(run as Joinable[])]));
}

function isSameStream(one: Row, other: Row): boolean {
  if (one.kind === 'arrow' && other.kind === 'arrow')
    return wayOf(one) === wayOf(other) && one.unit === 'stream';
  if (one.kind !== 'text' || other.kind !== 'text') return false;
  return one.of === other.of && one.stream === other.stream;
}

function wayOf({ end, from, unit, through, state }: Arrow): string {
  return [end, from, unit, through, state].join('\n');
}

function asOne(run: Joinable[]): Row {
  const [first] = run as [Joinable];
  const carries = joined(run.map((row) => row.carries));
  const pieces = run.flatMap((row) => (row.kind === 'arrow' ? row.pieces : []));
  return first.kind === 'arrow' ? { ...first, pieces, carries } : { ...first, carries };
}

/** Kept bytes of later pieces belong here only while those before are whole. */
function joined(parts: Carried[]): Carried {
  const cut = parts.findIndex(({ bytes, size }) => bytes.length < size);
  const whole = cut === -1 ? parts : parts.slice(0, cut + 1);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return { size, bytes: carried(Buffer.concat(whole.map(({ bytes }) => bytes))).bytes };
}
