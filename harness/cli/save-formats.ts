import { mkdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileName } from '../class/journal/file-name.ts';
import { writeWhole } from '../class/journal/write-whole.ts';
import { type FormatName, formatNames } from '../report/formats/format-names.ts';
import { formats } from '../report/formats/formats.ts';
import type { GradeImport } from '../report/gradebook/grade-import.ts';
import { renderGradebook } from '../report/gradebook/gradebook.ts';
import { showText } from '../report/printable.ts';
import type { Report } from '../report/report.ts';
import { freeName } from './free-name.ts';
import { shortPath } from './open-assignment.ts';
import type { OutputFormat } from './read-format.ts';
import { UsageError } from './usage-error.ts';

const MAX_NAMED = 5;

/** Writes the report as each service wants it; returns a line on each file. */
export function saveFormats(report: Report, folder: string, asked: readonly OutputFormat[]): string[] {
  return formatNames
    .filter((name) => asked.includes(name))
    .flatMap((name) =>
      formats[name].holds === 'each' && report.submissions.length > 1
        ? saveEach(name, report, folder)
        : saveOne(name, report, folder),
    );
}

/** `gradebook.csv`, where several were graded: always there, and for everything that reads tables. */
export function saveGradebook(report: Report, folder: string): string[] {
  if (report.submissions.length < 2) return [];
  const path = join(folder, 'gradebook.csv');
  writeWhole(path, renderGradebook(report));
  return [`gradebook: ${shortPath(path)}\n`];
}

function saveOne(name: FormatName, report: Report, folder: string): string[] {
  const { file, render, leftOut } = formats[name];
  const path = join(folder, file);
  writeWhole(path, render(report, process.env));
  return [`${name}: ${shortPath(path)}\n`, ...leftOutLines(leftOut?.(report) ?? [])];
}

type LeftOut = GradeImport['leftOut'];

const because: Record<LeftOut[number]['why'], string> = {
  'no identifier': 'nothing says who it is; a --roster could',
  'several scores': 'there is more than one score for this student',
  provisional: 'the score is provisional',
};

/** Some by name; the gradebook has them all. */
function leftOutLines(leftOut: LeftOut): string[] {
  return Object.entries(because).flatMap(([why, words]) => {
    const names = leftOut.filter((one) => one.why === why).map(({ name }) => showText(name));
    const lines = names.slice(0, MAX_NAMED).map((name) => `  without ${name}: ${words}\n`);
    const more = names.length - lines.length;
    return more > 0 ? [...lines, `  and without ${more} more for that reason\n`] : lines;
  });
}

/** A folder with a file for each submission. */
function saveEach(name: FormatName, report: Report, folder: string): string[] {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  const taken = new Set<string>();
  for (const submission of report.submissions) {
    const file = `${freeName(fileName(submission.name), taken)}${extname(formats[name].file)}`;
    writeWhole(join(own, file), formats[name].render({ ...report, submissions: [submission] }, process.env));
  }
  return [`${name}: ${report.submissions.length} files in ${shortPath(own)}\n`];
}

/** A service that grades one submission at a time cannot be told of several. */
export function checkFormats(asked: readonly OutputFormat[], submissions: number): void {
  const single = formatNames.find((name) => asked.includes(name) && formats[name].holds === 'submission');
  if (single === undefined || submissions === 1) return;
  throw new UsageError(
    `The format ${single} tells of one submission, and ${submissions} are given. Grade them one by one, each with an --out of its own.`,
  );
}
