import type { ReasonReport } from './report.ts';

/** Whose doing it is that a case did not pass: the first thing that a reader wants to know. */
export function faultOf(state: 'failed' | 'skipped' | 'undecided', code: ReasonReport['code']): string {
  if (state === 'failed') return 'your program';
  if (state === 'skipped') return 'not tried';
  switch (code) {
    case 'toolchain-missing':
    case 'port-busy':
      return 'this machine';
    case 'interrupted':
      return 'interrupted';
    default:
      return 'the grader';
  }
}
