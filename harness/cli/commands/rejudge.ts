import { journalReport } from '../../class/journal/journal-report.ts';
import type { Began } from '../../class/journal/record.ts';
import { type Rejudged, rejudge } from '../../class/journal/rejudge.ts';
import { writeParts } from '../../class/journal/write-whole.ts';
import { planRun } from '../../plan/plan.ts';
import { jsonParts } from '../../report/json.ts';
import { showText } from '../../report/printable.ts';
import type { Assignment } from '../../spec/assignment.ts';
import { counted } from '../../verdict/counted.ts';
import { reportFile } from '../grade-and-report.ts';
import { selectsCases } from '../grade-command.ts';
import { openAssignment, shortPath } from '../open-assignment.ts';
import { openMadeReport } from '../open-report.ts';
import { saveBeside } from '../print-report.ts';
import type { SavedFormat } from '../read-format.ts';
import { checkFormats } from '../save-formats.ts';
import { UsageError } from '../usage-error.ts';

export interface RejudgeOptions {
  format: SavedFormat[];
}

/** Judges a report's transcripts again, for the assignment as it is now, and lists whose score has changed. */
export async function rejudgeReport(folder: string, { format }: RejudgeOptions): Promise<number> {
  const journal = openMadeReport(folder);
  const last = journal.runs.at(-1)?.began;
  if (last === undefined) throw new UsageError(`Nothing was graded in ${folder}.`);
  checkFormats(format, last.roll.length);
  const assignment = await openAssignment(last.assignment.file);
  const plan = planRun(assignment, { cases: last.plan, tags: [] }, last.seed);
  const all = await rejudge(journal, assignment, plan, shortPath(assignment.file));
  await journal.letGo();
  const report = journalReport(journal, shortPath);
  writeParts(reportFile(folder), jsonParts(report));
  const toRun = all.flatMap(({ changed }) => changed).filter(({ after }) => after === 'undecided').length;
  const unknown = newCases(assignment, last);
  process.stdout.write(
    [...linesOf(all, toRun), ...unknown.map(newCaseLine)].map((line) => `${line}\n`).join('') +
      saveBeside(report, assignment.text, folder, format).join(''),
  );
  return toRun + unknown.length > 0 ? 3 : 0;
}

/** Cases of the assignment that the report does not know, where it was made of all there were. */
function newCases(assignment: Assignment, { plan, command }: Began): string[] {
  if (selectsCases(command)) return [];
  const known = new Set(plan);
  return planRun(assignment, { cases: [], tags: [] }, 0)
    .map(({ id }) => id)
    .filter((id) => !known.has(id));
}

function newCaseLine(id: string): string {
  return `The case ${id} is new and in no score yet: give the command that graded again.`;
}

function linesOf(all: Rejudged[], toRun: number): string[] {
  const changed = all.filter(
    ({ before, after, changed }) => changed.length > 0 || before.earned !== after.earned,
  );
  const again =
    toRun > 0
      ? [
          `${counted(toRun, 'case')} cannot be judged from what was recorded: give the command that graded again.`,
        ]
      : [];
  return [
    ...changed.map(lineOf),
    `${counted(all.length, 'submission')} judged again, ${changed.length} changed.`,
    ...again,
  ];
}

function lineOf({ name, before, after, changed }: Rejudged): string {
  const cases = changed.map((one) => `${one.id}: ${one.before} → ${one.after}`).join(', ');
  return `${showText(name)}  ${before.earned} → ${after.earned} of ${counted(after.possible, 'point')}  ${cases}`.trimEnd();
}
