import { padTo, widthOf } from './printable.ts';
import type { ShownReport } from './report.ts';

type Field = NonNullable<ShownReport['fields']>[number];

/** The fields of a binary message in columns: offset, name, bytes, value; the wrong one is marked. */
export function fieldLines(fields: Field[]): string[] {
  const rows = fields.map((field) => [String(field.offset), field.name, bytesOf(field), field.number ?? '']);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row, index) => {
    const columns = row.map((text, column) => padTo(text, widths[column] ?? 0)).join('  ');
    const { expected } = fields[index] ?? {};
    return expected === undefined ? columns.trimEnd() : `${columns}  <- expected ${expected}`;
  });
}

function bytesOf({ bytes: { text, leftOutAfter } }: Field): string {
  return leftOutAfter === 0 ? `"${text}"` : `"${text}" (${leftOutAfter} more)`;
}
