import { resolve } from 'node:path';
import { journalReport } from '../../class/journal/journal-report.ts';
import { mergeInto, wholeOf } from '../../class/journal/merge-journals.ts';
import { shortPath } from '../open-assignment.ts';
import { openJournal, openMadeReport } from '../open-report.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import type { OutputFormat } from '../read-format.ts';
import { checkFormats } from '../save-formats.ts';
import { newReportFolder, openFolder } from '../save-report.ts';
import { UsageError } from '../usage-error.ts';

export interface MergeOptions {
  out?: string;
  format: OutputFormat[];
  reportOnly?: boolean;
}

/** Makes one report of those of all shards. */
export async function merge(folders: string[], options: MergeOptions): Promise<number> {
  const twice = folders.find((folder, index) =>
    folders.slice(0, index).some((one) => resolve(one) === resolve(folder)),
  );
  if (twice !== undefined) throw new UsageError(`${twice} is given twice.`);
  const shards = folders.map(openMadeReport);
  const began = shards[0]?.runs.at(-1)?.began;
  if (began === undefined) throw new UsageError(`Nothing was graded in ${folders[0]}.`);
  const { id, text } = began.assignment;
  const whole = wholeOf(shards, shortPath);
  if (typeof whole === 'string') throw new UsageError(whole);
  checkFormats(options.format, whole.roll.length);
  const folder =
    options.out === undefined ? newReportFolder('reports', id, new Date()) : openFolder(options.out);
  const journal = openJournal(folder);
  if (journal.runs.length > 0)
    throw new UsageError(
      `There is a report in ${shortPath(folder)} already; name an empty folder with --out.`,
    );
  mergeInto(journal, whole);
  for (const shard of shards) await shard.letGo();
  await journal.letGo();
  const report = journalReport(journal, shortPath);
  printReport(report, { text }, folder, options);
  return exitCodeOf(report, options.reportOnly === true);
}
