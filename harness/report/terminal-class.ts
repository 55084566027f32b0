import { type Score, totalOf } from '../score/score.ts';
import { counted } from '../verdict/counted.ts';
import { type Look, painted } from './look.ts';
import { padTo, widthOf } from './printable.ts';
import { reasonTitle } from './reason-title.ts';
import type { CaseReport, SubmissionReport } from './report.ts';
import { withShownText } from './with-shown-text.ts';

const MAX_FAILURES_SHOWN = 3;
const MAX_SENTENCE = 100;

/** What the table needs of a submission: all cases of a class are large together. */
interface Row {
  cells: string[];
  score: Score;
  passed: boolean;
}

/** One row for each submission, what each case came to, and the totals. */
export function renderClass(submissions: SubmissionReport[], look: Look): string[] {
  const header = ['submission', 'points', 'not passed'];
  const byCase = new Map<string, { passed: number; of: number }>();
  const rows = submissions.map((one) => rowOf(withShownText(one), byCase));
  const [first = '', ...table] = aligned([header, ...rows.map(({ cells }) => cells)]);
  const cases = aligned(caseRows(byCase));
  return [painted(first, 'bold', look), ...table, '', ...cases, '', ...totals(rows)];
}

function rowOf(one: SubmissionReport, byCase: Map<string, { passed: number; of: number }>): Row {
  for (const { id, outcome } of one.cases) {
    const { passed, of } = byCase.get(id) ?? { passed: 0, of: 0 };
    byCase.set(id, { passed: passed + (outcome.state === 'passed' ? 1 : 0), of: of + 1 });
  }
  const cells = [one.name, pointsOf(one), failuresOf(one)];
  return { cells, score: one.score, passed: one.cases.every(passed) };
}

function pointsOf({ score: { earned, possible, unsettled } }: SubmissionReport): string {
  return `${earned}/${possible}${unsettled > 0 ? ` (${unsettled} unsettled)` : ''}`;
}

/** The first failures; what was skipped follows from them and is only counted. What was not there to run failed alike. */
function failuresOf({ cases }: SubmissionReport): string {
  const notPassed = cases.flatMap((one) =>
    one.outcome.state === 'passed' ? [] : [{ id: one.id, ...one.outcome }],
  );
  const [first] = notPassed;
  if (first?.reason.code === 'nothing-handed-in') return reasonTitle(first.reason.code);
  if (first?.reason.code === 'not-opened') return firstSentence(first.reason.message);
  const shown = notPassed.filter(({ state }) => state !== 'skipped').slice(0, MAX_FAILURES_SHOWN);
  const more = notPassed.length - shown.length;
  const words = shown.map(({ id, reason }) => `${id}: ${reason.code}`);
  return [...words, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** What to do about it stands in the report: here it is only said why. */
function firstSentence(message: string): string {
  const [sentence = ''] = message.split(/(?<=\.)\s/);
  const characters = [...sentence];
  return characters.length > MAX_SENTENCE ? `${characters.slice(0, MAX_SENTENCE).join('')}…` : sentence;
}

/** Which case the class failed most: the one to explain again. */
function caseRows(byCase: Map<string, { passed: number; of: number }>): string[][] {
  return [...byCase].map(([id, { passed, of }]) => [id, `passed by ${passed} of ${of}`]);
}

function totals(rows: Row[]): string[] {
  const full = rows.filter((row) => row.passed).length;
  const { earned, unsettled } = totalOf(rows.map((row) => row.score));
  const mean = Math.round((earned / Math.max(1, rows.length)) * 100) / 100;
  const possible = Math.max(0, ...rows.map((row) => row.score.possible));
  const provisional =
    unsettled > 0
      ? [`${counted(unsettled, 'point')} ${unsettled === 1 ? 'is' : 'are'} unsettled: grade again.`]
      : [];
  return [
    `${counted(rows.length, 'submission')}, ${full} passed everything; mean ${mean} of ${counted(possible, 'point')}.`,
    ...provisional,
  ];
}

function passed({ outcome }: CaseReport): boolean {
  return outcome.state === 'passed';
}

function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => padTo(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
