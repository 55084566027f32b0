import type { Report } from '../report.ts';
import { csvText } from './csv-text.ts';
import { inert } from './formula.ts';
import type { GradeImport } from './grade-import.ts';
import { gradebookRows } from './gradebook-row.ts';
import { importable } from './importable.ts';

/*
 * Moodle’s offline grading worksheet (`mod/assign/feedback/offline/importgradeslib.php`): it
 * wants the columns Identifier, Grade and Last modified (grade), in the site’s language.
 */

const HEADER = ['Identifier', 'Full name', 'Grade', 'Last modified (grade)'];

/** For those whose number in the assignment is known from Moodle’s own export. */
export function moodleWorksheet(report: Report): GradeImport {
  const { settled, leftOut } = importable(gradebookRows(report), ({ ids: { participant = '' } }) =>
    /^\d+$/.test(participant) ? participant : undefined,
  );
  const text = csvText([
    HEADER,
    ...settled.map(({ ids, name, earned }) => [`Participant ${ids.participant}`, inert(name), earned, '-']),
  ]);
  return { text, leftOut };
}
