import { forStudent } from '../for-student.ts';
import type { Report } from '../report.ts';
import { withShownText } from '../with-shown-text.ts';

/**
 * The report for a service that shows everything it is given to everybody: without what
 * hidden cases do, and without a character that could act on whatever shows it.
 */
export function publicReport(report: Report): Report {
  return withShownText(forStudent(report));
}
