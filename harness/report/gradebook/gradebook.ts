import type { Report } from '../report.ts';
import { csvText } from './csv-text.ts';
import { inert } from './formula.ts';
import { type GradebookRow, gradebookRows } from './gradebook-row.ts';

const ABOUT = ['Name', 'ID', 'Login', 'Email', 'Section', 'Submission', 'Late', 'State'];
const SCORE = ['Earned', 'Possible', 'Unsettled'];

/** `gradebook.csv`: a line for each student, a column for each case. */
export function renderGradebook(report: Report): string {
  const rows = gradebookRows(report);
  const cases = [...new Set(rows.flatMap((row) => [...row.cases.keys()]))];
  return csvText([[...ABOUT, ...SCORE, ...cases], ...rows.map((row) => cellsOf(row, cases))]);
}

function cellsOf(row: GradebookRow, cases: string[]) {
  const { name, ids, section, submission, late, state } = row;
  const id = ids.student ?? ids.canvas ?? ids.participant ?? '';
  const about = [name, id, ids.login ?? '', ids.email ?? '', section, submission, late, state];
  const points = cases.map((one) => row.cases.get(one) ?? '');
  return [...about.map(inert), row.earned, row.possible, row.unsettled, ...points];
}
