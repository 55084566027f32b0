import { stringify } from 'csv-stringify/sync';

/** A cell; numbers stay numbers. */
export type Cell = string | number;

/** RFC 4180, UTF-8; text in quotes, so that no spreadsheet cuts it at another separator. */
export function csvText(rows: Cell[][]): string {
  return stringify(rows, { record_delimiter: '\r\n', quoted_string: true });
}
