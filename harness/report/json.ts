import type { Report } from './report.ts';

/** The report as report.schema.json describes it. */
export function renderJson(report: Report): string {
  return [...jsonParts(report)].join('');
}

/** The same in parts, one a submission: those of a class are large together. */
export function* jsonParts({ submissions, ...head }: Report): Generator<string> {
  const opening = JSON.stringify(head, null, 2).slice(0, -'\n}'.length);
  yield `${opening},\n  "submissions": [`;
  for (const [index, one] of submissions.entries())
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(one, null, 2).replaceAll(/^/gm, '    ')}`;
  yield `${submissions.length > 0 ? '\n  ' : ''}]\n}\n`;
}
