import type { CaseReport, Report, SubmissionReport } from '../report.ts';
import { failureText } from './failure-text.ts';
import { publicReport } from './public-report.ts';
import { xmlAttributes, xmlText } from './xml-text.ts';

/*
 * JUnit XML as Jenkins' xUnit plugin checks it (its junit-10.xsd), the strictest reader
 * there is: no `file`, no properties of a test case. GitLab reads the body of a failure
 * and not its message, so everything stands in the body. A library for it would bring
 * three packages more for these few lines.
 */

/** A suite for each submission, a test case for each case. */
export function renderJunit(full: Report): string {
  return render(full, () => ({}));
}

/** The same as GitLab shows it best: with the file that each test stands in, which strict readers refuse. */
export function renderGitlab(full: Report): string {
  return render(full, ({ assignment: { file } }) => ({ file }));
}

/** Attributes of a test case beyond those that every reader takes. */
type More = (report: Report) => Record<string, string>;

function render(full: Report, more: More): string {
  const report = publicReport(full);
  const suites = report.submissions.map((one) => suite(one, report, more(report)));
  const all = report.submissions.flatMap(({ cases }) => cases);
  const { tests, failures, errors } = countsOf(all);
  const attributes = xmlAttributes({ name: report.assignment.title, tests, failures, errors });
  const lines = [`<testsuites${attributes}>`, ...suites.flat(), '</testsuites>'];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines.map(withoutAttachment).join('\n')}\n`;
}

function suite(
  { name, cases, score }: SubmissionReport,
  report: Report,
  more: Record<string, string>,
): string[] {
  const timestamp = report.startedAt.slice(0, 19);
  const attributes = xmlAttributes({ name, ...countsOf(cases), ...timeOf(cases), timestamp });
  const facts = { ...score, seed: report.seed, isolation: report.isolation, wiregrade: report.wiregrade };
  const properties = Object.entries(facts).map(
    ([fact, value]) => `      <property${xmlAttributes({ name: fact, value })}/>`,
  );
  return [
    `  <testsuite${attributes}>`,
    '    <properties>',
    ...properties,
    '    </properties>',
    ...cases.flatMap((one) => testCase(one, { classname: name, ...more }, report.assignment.id)),
    '  </testsuite>',
  ];
}

/** The id makes the name its own: GitLab drops the second test of one name. */
function testCase(one: CaseReport, more: Record<string, string>, assignmentId: string): string[] {
  const { outcome, points, extraCredit } = one;
  const attributes = xmlAttributes({ name: `${one.title} (${one.id})`, ...timeOf([one]), ...more });
  const worth = `${outcome.earned} of ${points} points${extraCredit ? ', extra credit' : ''}`;
  return [
    `    <testcase${attributes}>`,
    ...notPassed(one, assignmentId),
    `      <system-out>${worth}</system-out>`,
    '    </testcase>',
  ];
}

const elements = { failed: 'failure', skipped: 'skipped', undecided: 'error' } as const;

function notPassed(one: CaseReport, assignmentId: string): string[] {
  const { outcome } = one;
  if (outcome.state === 'passed') return [];
  const element = elements[outcome.state];
  const attributes = xmlAttributes({ type: outcome.reason.code, message: outcome.reason.message });
  return [`      <${element}${attributes}>${xmlText(failureText(one, assignmentId))}</${element}>`];
}

/** GitLab and Jenkins take `[[ATTACHMENT|path]]` for a file of ours to be kept. */
function withoutAttachment(line: string): string {
  return line.replaceAll('[[', '[\\x5b');
}

/** In seconds; what did not run has none. */
function timeOf(cases: CaseReport[]): { time?: string } {
  const took = cases.flatMap(({ tookMs }) => tookMs ?? []);
  return took.length === 0 ? {} : { time: (took.reduce((sum, one) => sum + one, 0) / 1000).toFixed(3) };
}

function countsOf(cases: CaseReport[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const count = (state: string) => cases.filter(({ outcome }) => outcome.state === state).length;
  return {
    tests: cases.length,
    failures: count('failed'),
    errors: count('undecided'),
    skipped: count('skipped'),
  };
}
