import type { Report } from '../report.ts';
import { csvText } from './csv-text.ts';
import { inert, isFormula } from './formula.ts';
import type { GradeImport } from './grade-import.ts';
import { type GradebookRow, gradebookRows } from './gradebook-row.ts';
import { importable } from './importable.ts';

/*
 * What Canvas imports (`lib/gradebook_importer.rb`). It finds a student by ID, then by the SIS’s,
 * then by name; it takes every line for the points possible that says so in its first cell. An
 * empty cell would clear a grade that is there: whose score is provisional is left out.
 */

const STUDENT_COLUMNS = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'];

/** A title with Canvas’s number meets the assignment there; one without asks the importer to choose. */
export function canvasImport(report: Report): GradeImport {
  const rows = gradebookRows(report);
  const title = report.gradeColumn ?? report.assignment.title;
  const possible = Math.max(0, ...rows.map((row) => row.possible));
  const { settled, leftOut } = importable(
    rows,
    ({ name, ids }) => ids.canvas ?? ids.student ?? ids.login ?? name,
  );
  const text = csvText([
    [...STUDENT_COLUMNS, title],
    ['    Points Possible', '', '', '', '', possible],
    ...settled.map((row) => [...studentCells(row), row.earned]),
  ]);
  return { text, leftOut };
}

function studentCells({ name, ids, section }: GradebookRow): string[] {
  const student = inert(name.replaceAll(/points possible/gi, 'Points-Possible'));
  return [student, ...[ids.canvas, ids.student, ids.login].map(asItIs), inert(section)];
}

/** What Canvas compares to the letter is left empty where a spreadsheet could run it. */
function asItIs(id = ''): string {
  return isFormula(id) ? '' : id;
}
