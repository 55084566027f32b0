import type { Carried, Row } from './ladder.ts';

/** However little is left for it, so much of a message is shown. */
const fewest = 96;

/** Keeps so many bytes of all messages together: the first ones whole, of later ones only the beginning. */
export function capBytes(rows: Row[], most: number): Row[] {
  let left = most;
  return rows.map((row) => {
    if (row.kind !== 'arrow' && row.kind !== 'text') return row;
    const carries = keep(row.carries, Math.max(fewest, left));
    left -= carries.bytes.length;
    return { ...row, carries };
  });
}

function keep({ bytes, ...rest }: Carried, most: number): Carried {
  return { ...rest, bytes: bytes.subarray(0, most) };
}
