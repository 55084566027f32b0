import { counted } from '../../verdict/counted.ts';
import type { CaseReport, Report, SubmissionReport } from '../report.ts';
import { cutText } from './cut-text.ts';
import { publicReport } from './public-report.ts';

/*
 * Workflow commands for a job of GitHub Actions to print. GitHub keeps ten of each kind
 * from a step, and drops the rest without a word: the tenth of ours says how many there were.
 */

const MAX_OF_A_KIND = 10;
const MAX_MESSAGE = 2000;

interface Annotation {
  title: string;
  message: string;
}

/** A notice with the points, an error for each failure, a warning for what is undecided. */
export function renderAnnotations(full: Report): string {
  const report = publicReport(full);
  const [only, ...others] = report.submissions;
  const lines =
    only && others.length === 0
      ? [
          ...commands(
            'error',
            only.cases.flatMap((one) => caseAnnotation(one, 'failed')),
          ),
          ...commands(
            'warning',
            only.cases.flatMap((one) => caseAnnotation(one, 'undecided')),
          ),
        ]
      : commands('error', report.submissions.flatMap(submissionAnnotation));
  return `${[...commands('notice', [pointsOf(report)]), ...lines].join('\n')}\n`;
}

function caseAnnotation(one: CaseReport, state: 'failed' | 'undecided'): Annotation[] {
  const { outcome, title, points } = one;
  if (outcome.state !== state) return [];
  const { message, findings } = outcome.reason;
  const hints = findings.flatMap((finding) => [finding.message, finding.hint]);
  const lines = [`${outcome.earned} of ${counted(points, 'point')}: ${message}`, ...hints];
  return [{ title, message: lines.join('\n') }];
}

function submissionAnnotation({ name, score, cases }: SubmissionReport): Annotation[] {
  const lost = cases.filter(({ outcome }) => outcome.state !== 'passed').map(({ id }) => id);
  if (lost.length === 0) return [];
  return [
    { title: name, message: `${score.earned} of ${counted(score.possible, 'point')}: ${lost.join(', ')}` },
  ];
}

function pointsOf({ assignment, submissions }: Report): Annotation {
  const [only, ...others] = submissions;
  if (!only || others.length > 0)
    return { title: assignment.title, message: counted(submissions.length, 'submission') };
  const { earned, possible, unsettled } = only.score;
  const again = unsettled > 0 ? `, ${unsettled} unsettled: grade again` : '';
  return { title: assignment.title, message: `${earned} of ${counted(possible, 'point')}${again}` };
}

function commands(kind: 'error' | 'warning' | 'notice', all: Annotation[]): string[] {
  const shown = all.length > MAX_OF_A_KIND ? all.slice(0, MAX_OF_A_KIND - 1) : all;
  const left = all.length - shown.length;
  const rest = left === 0 ? [] : [{ title: `${left} more`, message: 'The report has them all.' }];
  return [...shown, ...rest].map(
    ({ title, message }) =>
      `::${kind} title=${escapedProperty(title)}::${escaped(cutText(message, MAX_MESSAGE))}`,
  );
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
