import { score } from '../score/score.ts';
import type { Evidence } from '../verdict/evidence.ts';
import type { CaseFacts, Outcome, Reason, Verdict } from '../verdict/verdict.ts';
import { caseReport } from './case-report.ts';
import type { Report, SubmissionReport } from './report.ts';

const assignment = {
  file: 'assignments/echo/assignment.yaml',
  text: 'cases:\n  - id: echoes\n    steps:\n      - expect: "hello\\n"\n',
};
const place = { line: 4, column: 17, length: 9 };

/** A verdict for tests, on a case named as it ended. */
export function verdictOf(id: string, outcome: Outcome, facts: Partial<CaseFacts> = {}): Verdict {
  const plain = {
    id,
    title: `The case ${id}`,
    points: 2,
    extraCredit: false,
    visibility: 'visible' as const,
    tags: [],
  };
  const checks = [
    { step: '2', place, passed: outcome.state === 'passed', wait: 'satisfied' as const, tolerated: [] },
  ];
  return { case: { ...plain, ...facts }, checks, ...outcome };
}

export const passed: Outcome = { state: 'passed', earned: 2 };

/** A failure that has something of everything. */
export const wrongAnswer: Reason = {
  code: 'wrong-answer',
  message: 'the line from alice differs from the one expected',
  place,
  shown: {
    sent: Buffer.from('hello\n'),
    expected: { bytes: Buffer.from('hello\n') },
    received: Buffer.from('HELLO\n'),
    differsAt: 0,
    ending: 'open',
  },
  findings: [
    { code: 'upper-case', message: 'The answer is in capitals.', hint: 'Send back the bytes as they came.' },
  ],
};

/** A program that printed and ended. */
export const crash: Evidence[] = [
  { at: 0, kind: 'program-started', program: 'server', argv: ['python3', 'server.py'] },
  { at: 5, kind: 'program-printed', program: 'server', stream: 'stdout', bytes: Buffer.from('listening\n') },
  {
    at: 9,
    kind: 'program-printed',
    program: 'server',
    stream: 'stderr',
    bytes: Buffer.from('\x1b[31mKeyError\x1b[0m: 7\n'),
  },
  { at: 10, kind: 'program-ended', program: 'server', status: { code: 1 }, by: 'itself' },
];

/** A submission's report as `class` would make it. */
export function submissionOf(name: string, verdicts: Verdict[], events: Evidence[] = []): SubmissionReport {
  const repeat = (id: string) => `wiregrade grade assignments/echo ${name} --case ${id}`;
  const cases = verdicts.map((verdict) =>
    caseReport({ verdict, assignment, events, repeat: repeat(verdict.case.id) }),
  );
  return { name, score: score(verdicts), cases };
}

/** A whole report on these submissions. */
export function reportOn(submissions: SubmissionReport[]): Report {
  const about = { id: 'echo', title: 'An echo server', file: assignment.file };
  const run = {
    wiregrade: '0.1.0',
    isolation: 'full' as const,
    lacks: [],
    seed: 7,
    startedAt: '2026-01-01T00:00:00.000Z',
  };
  return { report: 1, ...run, assignment: about, submissions };
}

/** A failure with only what its code and message say. */
export function failedWith(code: Reason['code'], message: string, more: Partial<Reason> = {}): Outcome {
  return { state: 'failed', earned: 0, reason: { code, message, findings: [], ...more } };
}
