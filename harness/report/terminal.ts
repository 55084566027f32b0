import { counted } from '../verdict/counted.ts';
import type { Ladder } from './ladder/ladder.ts';
import { type Look, painted, symbolOf } from './look.ts';
import { padTo, widthOf } from './printable.ts';
import { reasonTitle } from './reason-title.ts';
import type { CaseReport, ReasonReport, Report, SubmissionReport } from './report.ts';
import { renderClass } from './terminal-class.ts';
import { failuresOf, renderFailure } from './terminal-failure.ts';
import { withShownText } from './with-shown-text.ts';

/** The ladder of a case, where it is to be drawn. */
type Draw = (one: CaseReport) => Ladder | undefined;

/** What a report says of all submissions together. */
type Head = Omit<Report, 'submissions'>;

/** The report for a person: one submission in detail, several as a table. */
export function renderTerminal(report: Report, look: Look, draw: Draw = () => undefined): string {
  const { submissions, ...rest } = report;
  const head = withShownText(rest);
  const [only, ...others] = submissions;
  const body =
    only && others.length === 0
      ? renderSubmission(withShownText(only), head, look, draw)
      : renderClass(submissions, look);
  return `${[...body, '', footer(head)].join('\n')}\n`;
}

function renderSubmission(submission: SubmissionReport, report: Head, look: Look, draw: Draw): string[] {
  const { cases, name } = submission;
  const failures = failuresOf(cases).flatMap((one) => [
    '',
    ...renderFailure(one, report.assignment.id, look, draw(one.one)),
  ]);
  const heading = painted(`${name}: ${report.assignment.title}`, 'bold', look);
  return [
    heading,
    ...cases.map((one) => caseLine(one, cases, look)),
    ...failures,
    '',
    ...scoreLines(submission),
  ];
}

function caseLine(one: CaseReport, all: CaseReport[], look: Look): string {
  const { outcome } = one;
  const points = all.map(pointsOf);
  const pointsColumns = Math.max(...points.map(widthOf));
  const titleColumns = Math.max(...all.map(({ title }) => widthOf(title)));
  const why = outcome.state === 'passed' ? '' : whyNot(outcome.state, outcome.reason);
  const line = `${padTo(pointsOf(one), pointsColumns)}  ${padTo(one.title, titleColumns)}  ${why}`;
  return `  ${symbolOf(outcome.state, look)} ${line.trimEnd()}`;
}

/** A case that was not tried says which one it would have needed. */
function whyNot(state: 'failed' | 'skipped' | 'undecided', { code, message }: ReasonReport): string {
  return state === 'skipped' ? `Not tried: ${message}` : reasonTitle(code);
}

function pointsOf({ outcome, points, extraCredit }: CaseReport): string {
  return `${outcome.earned}/${points}${extraCredit ? ' extra' : ''}`;
}

function scoreLines({ score: { earned, possible, unsettled } }: SubmissionReport): string[] {
  const provisional =
    unsettled > 0
      ? [`${counted(unsettled, 'point')} ${unsettled === 1 ? 'is' : 'are'} unsettled: grade again.`]
      : [];
  return [`${earned} of ${counted(possible, 'point')}`, ...provisional];
}

function footer({ wiregrade, isolation, lacks, seed, assignment }: Head): string {
  const why = lacks.length > 0 ? ` (${lacks.join('; ')})` : '';
  return `${assignment.id}, seed ${seed}, isolation ${isolation}${why}, wiregrade ${wiregrade}`;
}
