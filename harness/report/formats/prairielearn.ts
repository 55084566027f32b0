import { counted } from '../../verdict/counted.ts';
import type { CaseReport, Report } from '../report.ts';
import { cutText } from './cut-text.ts';
import { failureText } from './failure-text.ts';
import { publicReport } from './public-report.ts';

/** PrairieLearn refuses a file above 1 MB; a character takes up to three bytes, and each case has two texts. */
const MAX_CHARACTERS = 140_000;

/** PrairieLearn's results.json; with points that are not settled, it costs no attempt. */
export function renderPrairieLearn(full: Report): string {
  const report = publicReport(full);
  const { score, cases = [] } = report.submissions[0] ?? {};
  const { earned = 0, possible = 0, unsettled = 0 } = score ?? {};
  const longest = Math.floor(MAX_CHARACTERS / Math.max(1, cases.length));
  const head =
    unsettled > 0
      ? {
          gradable: false,
          format_errors: [`${counted(unsettled, 'point')} could not be settled: submit it again.`],
        }
      : { gradable: true, score: possible === 0 ? 0 : Math.min(1, earned / possible) };
  const tests = cases.map((one) => testOf(one, report.assignment.id, longest));
  const message = `${earned} of ${counted(possible, 'point')}`;
  return `${JSON.stringify({ ...head, message, tests }, null, 2)}\n`;
}

function testOf(one: CaseReport, assignmentId: string, longest: number): object {
  const { outcome, title, points, extraCredit } = one;
  return {
    name: title,
    points: outcome.earned,
    max_points: extraCredit ? 0 : points,
    ...(outcome.state !== 'passed' && {
      message: cutText(outcome.reason.message, longest),
      output: cutText(failureText(one, assignmentId), longest),
    }),
  };
}
