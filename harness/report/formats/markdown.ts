import { counted } from '../../verdict/counted.ts';
import { symbolOf } from '../look.ts';
import { reasonTitle } from '../reason-title.ts';
import type { CaseReport, Report, SubmissionReport } from '../report.ts';
import { failuresOf } from '../terminal-failure.ts';
import { failureBlock } from './failure-text.ts';
import { markdownBlock, markdownRow, markdownText } from './markdown-text.ts';
import { publicReport } from './public-report.ts';
import { withinBytes } from './within-bytes.ts';

/** GitHub refuses the summary of a step above 1,024 KiB; the rest is for the lines around. */
const MAX_BYTES = 1_000 * 1024;

/** A summary to be read where the job ran: one submission in detail, several as a table. */
export function renderMarkdown(full: Report): string {
  const report = publicReport(full);
  const [only, ...others] = report.submissions;
  const { head, rest } = only && others.length === 0 ? submissionParts(only, report) : classParts(report);
  const { fit, leftOut } = withinBytes(
    rest.map((part) => `${part}\n`),
    MAX_BYTES - Buffer.byteLength(head),
  );
  const more =
    leftOut === 0
      ? ''
      : `\nToo long for a summary: ${counted(leftOut, 'part')} left out. The report has them.\n`;
  return `${head}\n${fit.join('')}${more}\n${footer(report)}\n`;
}

/** What is always there, and what is left out from its end where there is too much. */
interface Parts {
  head: string;
  rest: string[];
}

function submissionParts({ name, score, cases }: SubmissionReport, report: Report): Parts {
  const table = ['| | case | points | |', '|---|---|---:|---|', ...cases.map(caseRow)];
  const failures = failuresOf(cases).map(
    (failure) =>
      `\n### ${markdownText(failure.one.title)}\n\n${markdownBlock(failureBlock(failure, report.assignment.id))}`,
  );
  const title = `## ${markdownText(report.assignment.title)}: ${markdownText(name)}`;
  return { head: `${title}\n\n${scoreLine(score)}\n`, rest: [...table, ...failures] };
}

function caseRow(one: CaseReport): string {
  const { outcome, title, points, extraCredit } = one;
  const worth = `${outcome.earned}/${points}${extraCredit ? ' extra' : ''}`;
  const why =
    outcome.state === 'passed'
      ? ''
      : outcome.state === 'skipped'
        ? `Not tried: ${markdownText(outcome.reason.message)}`
        : reasonTitle(outcome.reason.code);
  return markdownRow([signOf(one), markdownText(title), worth, why]);
}

function signOf({ outcome: { state } }: CaseReport): string {
  return `${symbolOf(state, { colours: 'none', symbols: 'unicode' })} ${state}`;
}

function classParts({ assignment, submissions }: Report): Parts {
  const title = `## ${markdownText(assignment.title)}: ${counted(submissions.length, 'submission')}`;
  const rows = submissions.map(({ name, score: { earned, possible, unsettled }, cases }) => {
    const points = `${earned}/${possible}${unsettled > 0 ? ` (${unsettled} unsettled)` : ''}`;
    const lost = cases.filter(({ outcome }) => outcome.state !== 'passed').map(({ id }) => markdownText(id));
    return markdownRow([markdownText(name), points, lost.join(', ')]);
  });
  return { head: `${title}\n`, rest: ['| submission | points | not passed |', '|---|---:|---|', ...rows] };
}

function scoreLine({ earned, possible, unsettled }: SubmissionReport['score']): string {
  const again = unsettled > 0 ? ` ${counted(unsettled, 'point')} unsettled: grade again.` : '';
  return `**${earned} of ${counted(possible, 'point')}**${again}`;
}

function footer({ assignment, seed, isolation, wiregrade }: Report): string {
  return `${markdownText(assignment.id)}, seed ${seed}, isolation ${isolation}, wiregrade ${wiregrade}`;
}
