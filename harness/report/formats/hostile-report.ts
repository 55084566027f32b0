import type { Evidence } from '../../verdict/evidence.ts';
import { failedWith, passed, reportOn, submissionOf, verdictOf, wrongAnswer } from '../example-report.ts';
import type { Report } from '../report.ts';

const attack =
  '\x1b[31m</failure>]]>\u0000\u202e|`````| <b> @all [x](http://evil)\n::set-output name=x::1\r\n::error::x\n[[ATTACHMENT|/etc/passwd]] % é😀\ud800';
const printed: Evidence[] = [
  { at: 0, kind: 'program-started', program: 'server', argv: ['x'] },
  { at: 5, kind: 'program-printed', program: 'server', stream: 'stdout', bytes: Buffer.from(attack) },
  { at: 10, kind: 'program-ended', program: 'server', status: { code: 1 }, by: 'itself' },
];

/** A report for tests in which every text that a student chooses attacks whatever reads it. */
export const hostileReport: Report = reportOn([
  submissionOf(attack, [verdictOf('attacks', failedWith('crashed', attack), { title: attack })], printed),
]);

const secret = { title: 'Secret title', because: 'secret because', tags: ['secret-tag'] };
const hiddenFailure = {
  state: 'failed' as const,
  earned: 0.5,
  reason: { ...wrongAnswer, message: 'secret message' },
};

/** A report for tests with every state, and a hidden case of which all texts say “secret”. */
export const mixedReport: Report = reportOn([
  submissionOf('alice', [
    verdictOf('passes', passed),
    verdictOf('fails', { state: 'failed', earned: 1, reason: wrongAnswer }),
    verdictOf('secret-id', hiddenFailure, { ...secret, visibility: 'hidden' }),
    verdictOf('skipped', {
      state: 'skipped',
      earned: 0,
      reason: {
        code: 'needs-not-passed',
        message: 'needs “Secret title” (secret-id), which was failed',
        findings: [],
      },
    }),
    verdictOf('later', hiddenFailure, { ...secret, visibility: 'after-due' }),
    verdictOf('bonus', passed, { extraCredit: true }),
    verdictOf('undecided', {
      state: 'undecided',
      earned: 0,
      reason: { code: 'port-busy', message: 'port 80 is taken', findings: [] },
    }),
  ]),
]);
