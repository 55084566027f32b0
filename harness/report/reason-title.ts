import { reasons } from '../verdict/reasons.ts';
import type { ReasonReport } from './report.ts';

/** A reason in a few words, for a list of cases. */
export function reasonTitle(code: ReasonReport['code']): string {
  return code === 'withheld' ? 'Not shown' : reasons[code].title;
}
