import { createHash } from 'node:crypto';
import type { JournalRecord } from './record.ts';

const sumLength = 16;

/** A record as it stands in the file: a checksum, a space, JSON, a line end. */
export function encodeLine(record: JournalRecord): string {
  const json = JSON.stringify(record);
  return `${sumOf(json)} ${json}\n`;
}

/** The inverse, without the line end; undefined where the line is torn or damaged. */
export function decodeLine(line: string): JournalRecord | undefined {
  const json = line.slice(sumLength + 1);
  return line.slice(0, sumLength) === sumOf(json) && line[sumLength] === ' '
    ? (JSON.parse(json) as JournalRecord)
    : undefined;
}

function sumOf(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, sumLength);
}
