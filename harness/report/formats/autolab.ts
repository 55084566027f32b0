import type { CaseReport, Report } from '../report.ts';
import { publicReport } from './public-report.ts';

/**
 * What an Autolab driver prints last: the feedback in one line, and the scores in the next,
 * by problem. Problems of the lab are named as our cases: by id.
 */
export function renderAutolab(full: Report): string {
  const report = publicReport(full);
  const cases = report.submissions[0]?.cases ?? [];
  const { title } = report.assignment;
  const feedback = {
    _presentation: 'semantic',
    stages: [title],
    [title]: Object.fromEntries(cases.map((one) => [`${one.title} (${one.id})`, testOf(one)])),
  };
  const scores = Object.fromEntries(cases.map(({ id, outcome }) => [id, outcome.earned]));
  return `${JSON.stringify(feedback)}\n${JSON.stringify({ scores })}\n`;
}

function testOf({ outcome }: CaseReport): object {
  if (outcome.state === 'passed') return { passed: true };
  const { message, findings } = outcome.reason;
  const hint = [message, ...findings.map((finding) => finding.hint)].join(' — ');
  return { passed: false, hint };
}
