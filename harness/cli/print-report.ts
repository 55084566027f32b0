import { join } from 'node:path';
import { writeParts } from '../class/journal/write-whole.ts';
import { jsonParts } from '../report/json.ts';
import type { Look } from '../report/look.ts';
import type { Report } from '../report/report.ts';
import { renderTerminal } from '../report/terminal.ts';
import type { Assignment } from '../spec/assignment.ts';
import { drawCase } from './draw-case.ts';
import { reportFile } from './grade-and-report.ts';
import { shortPath } from './open-assignment.ts';
import type { OutputFormat } from './read-format.ts';
import type { RunOptions } from './run-options.ts';
import { saveCaptures } from './save-captures.ts';
import { saveClassPage } from './save-class-page.ts';
import { saveFormats, saveGradebook } from './save-formats.ts';
import { savePages } from './save-pages.ts';

/** Saves the report and prints it as asked. */
export function printReport(
  report: Report,
  { text }: Pick<Assignment, 'text'>,
  folder: string,
  options: Pick<RunOptions, 'format' | 'pcap'>,
): void {
  const file = reportFile(folder);
  writeParts(file, jsonParts(report));
  if (options.format.includes('json')) for (const part of jsonParts(report)) process.stdout.write(part);
  else {
    const rendered = renderTerminal(report, terminalLook(), (one) => drawCase(one, text)?.ladder);
    process.stdout.write(`${rendered}report: ${shortPath(file)}\n`);
  }
  const saved = saveBeside(report, text, folder, options.format);
  const captures = options.pcap
    ? [placeLine('capture', saveCaptures(report, text, folder), join(folder, 'captures'))]
    : [];
  if (!options.format.includes('json')) process.stdout.write([...saved, ...captures].join(''));
}

/** Saves what is asked for besides the JSON; returns a line on each file. */
export function saveBeside(
  report: Report,
  source: string,
  folder: string,
  asked: readonly OutputFormat[],
): string[] {
  const pages = asked.includes('html') ? saveHtml(report, source, folder) : [];
  return [...saveGradebook(report, folder), ...saveFormats(report, folder, asked), ...pages];
}

/** A page for each submission, and one of all for the instructor. */
function saveHtml(report: Report, text: string, folder: string): string[] {
  const pages = savePages(report, text, folder);
  const lines = [placeLine('page', pages, join(folder, 'pages'))];
  if (report.submissions.length < 2) return lines;
  return [...lines, `class page: ${shortPath(saveClassPage(report, pages, folder))}\n`];
}

function placeLine(what: string, paths: string[], folder: string): string {
  const [first] = paths;
  if (first === undefined) return `${what}s: none, for nothing was run\n`;
  return paths.length === 1
    ? `${what}: ${shortPath(first)}\n`
    : `${what}s: ${paths.length} in ${shortPath(folder)}\n`;
}

/** How our standard output shows things. */
export function terminalLook(): Look {
  const colours = process.stdout.isTTY && !process.env.NO_COLOR ? 'ansi' : 'none';
  const utf8 = /utf-?8/i.test(process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || 'UTF-8');
  return { colours, symbols: utf8 ? 'unicode' : 'ascii' };
}

/** 0 all passed, 1 some failed, 3 something stayed undecided; the highest applies. */
export function exitCodeOf(report: Report, reportOnly: boolean): number {
  const states = report.submissions.flatMap(({ cases }) => cases.map(({ outcome }) => outcome.state));
  if (states.includes('undecided')) return 3;
  if (reportOnly) return 0;
  return states.every((state) => state === 'passed') ? 0 : 1;
}
