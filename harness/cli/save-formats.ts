import { join } from 'node:path';
import { writeWhole } from '../class/journal/write-whole.ts';
import { formatNames } from '../report/formats/format-names.ts';
import { formats } from '../report/formats/formats.ts';
import type { Report } from '../report/report.ts';
import { shortPath } from './open-assignment.ts';
import type { OutputFormat } from './read-format.ts';
import { UsageError } from './usage-error.ts';

/** Writes the report as each service wants it; returns a line on each file. */
export function saveFormats(report: Report, folder: string, asked: readonly OutputFormat[]): string[] {
  return formatNames
    .filter((name) => asked.includes(name))
    .map((name) => {
      const path = join(folder, formats[name].file);
      writeWhole(path, formats[name].render(report, process.env));
      return `${name}: ${shortPath(path)}\n`;
    });
}

/** A service that grades one submission at a time cannot be told of several. */
export function checkFormats(asked: readonly OutputFormat[], submissions: number): void {
  const single = formatNames.find((name) => asked.includes(name) && formats[name].holds === 'submission');
  if (single === undefined || submissions === 1) return;
  throw new UsageError(
    `The format ${single} tells of one submission, and ${submissions} are given. Grade them one by one, each with an --out of its own.`,
  );
}
