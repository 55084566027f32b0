import type { Report } from '../report.ts';
import { csvText } from './csv-text.ts';
import { inert, isFormula } from './formula.ts';
import type { GradeImport } from './grade-import.ts';
import { type GradebookRow, gradebookRows } from './gradebook-row.ts';
import { importable } from './importable.ts';

/*
 * What Moodle’s gradebook imports (`grade/import/csv/classes/load_data.php`). A line whose user is
 * empty counts for the user of the line above, and one unknown user ends the import: so there is one
 * column that says who it is, and no line without it.
 */

const columns = { email: 'Email address', student: 'ID number', login: 'Username' } as const;

type UserKind = keyof typeof columns;

/** The grades of those whom Moodle will know. */
export function moodleImport(report: Report): GradeImport {
  const rows = gradebookRows(report);
  const kind = bestKind(rows);
  const { settled, leftOut } = importable(rows, (row) => (isUsable(row, kind) ? row.ids[kind] : undefined));
  const text = csvText([
    [columns[kind], 'Full name', report.assignment.title],
    ...settled.map((row) => [row.ids[kind] ?? '', inert(row.name), row.earned]),
  ]);
  return { text, leftOut };
}

/** By which most are known. */
function bestKind(rows: GradebookRow[]): UserKind {
  const count = (kind: UserKind): number => rows.filter((row) => isUsable(row, kind)).length;
  return (Object.keys(columns) as UserKind[]).reduce((best, kind) =>
    count(kind) > count(best) ? kind : best,
  );
}

/** Moodle compares it to the letter: what a spreadsheet could run cannot be made harmless. */
function isUsable({ ids }: GradebookRow, kind: UserKind): boolean {
  const id = ids[kind] ?? '';
  return id !== '' && !isFormula(id);
}
