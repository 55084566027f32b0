import { totalOf } from '../score/score.ts';
import { counted } from '../verdict/counted.ts';
import { type Look, painted } from './look.ts';
import { padTo, widthOf } from './printable.ts';
import { reasonTitle } from './reason-title.ts';
import type { CaseReport, Report, SubmissionReport } from './report.ts';

const MAX_FAILURES_SHOWN = 3;

/** One row for each submission, what each case came to, and the totals. */
export function renderClass(report: Report, look: Look): string[] {
  const header = ['submission', 'points', 'not passed'];
  const rows = report.submissions.map((one) => [one.name, pointsOf(one), failuresOf(one)]);
  const [first = '', ...table] = aligned([header, ...rows]);
  const cases = aligned(caseRows(report.submissions));
  return [painted(first, 'bold', look), ...table, '', ...cases, '', ...totals(report.submissions)];
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
  if (first?.reason.code === 'nothing-handed-in' || first?.reason.code === 'not-opened')
    return reasonTitle(first.reason.code);
  const shown = notPassed.filter(({ state }) => state !== 'skipped').slice(0, MAX_FAILURES_SHOWN);
  const more = notPassed.length - shown.length;
  const words = shown.map(({ id, reason }) => `${id}: ${reason.code}`);
  return [...words, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** Which case the class failed most: the one to explain again. */
function caseRows(submissions: SubmissionReport[]): string[][] {
  const byId = new Map<string, CaseReport[]>();
  for (const one of submissions.flatMap(({ cases }) => cases))
    byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
  return [...byId].map(([id, all]) => [id, `passed by ${all.filter(passed).length} of ${all.length}`]);
}

function totals(submissions: SubmissionReport[]): string[] {
  const full = submissions.filter(({ cases }) => cases.every(passed)).length;
  const { earned, unsettled } = totalOf(submissions.map((one) => one.score));
  const mean = Math.round((earned / Math.max(1, submissions.length)) * 100) / 100;
  const possible = Math.max(0, ...submissions.map((one) => one.score.possible));
  const provisional =
    unsettled > 0
      ? [`${counted(unsettled, 'point')} ${unsettled === 1 ? 'is' : 'are'} unsettled: grade again.`]
      : [];
  return [
    `${counted(submissions.length, 'submission')}, ${full} passed everything; mean ${mean} of ${counted(possible, 'point')}.`,
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
