import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawCase } from '../cli/draw-case.ts';
import type { Report } from '../report/report.ts';
import { failuresOf, mostFailureLines, renderFailure } from '../report/terminal-failure.ts';
import { screenLines } from '../report/terminal-screen.ts';
import { withShownText } from '../report/with-shown-text.ts';
import { root } from './wiregrade.ts';

/** The failures of a report that a terminal of 80 columns and 24 lines does not hold, as they are shown. */
export function tooTall(report: Report): string[] {
  const source = readFileSync(join(root, report.assignment.file), 'utf8');
  const failures = report.submissions.map(withShownText).flatMap(({ cases }) => failuresOf(cases));
  return failures
    .map((one) =>
      renderFailure(
        one,
        report.assignment.id,
        { colours: 'none', symbols: 'unicode' },
        drawCase(one.one, source)?.ladder,
      ),
    )
    .filter((lines) => screenLines(lines) > mostFailureLines)
    .map((lines) => lines.join('\n'));
}
