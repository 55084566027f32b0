import { counted } from '../../verdict/counted.ts';
import { type Html, html, nothing } from '../html/html.ts';
import { renderPage } from '../html/page.ts';
import type { Report } from '../report.ts';
import { caseFiguresOf, reasonFiguresOf } from './class-figures.ts';
import { classScript } from './class-script.ts';
import { classStyle } from './class-style.ts';
import { heatMap } from './heat-map.ts';
import { casesTable, reasonsTable, scoresTable, totalsOf } from './tables.ts';
import { undecidedList } from './undecided-list.ts';

/** Everything that the page of a class shows; it is for instructors: nothing is withheld. */
export interface ClassPage {
  report: Report;
  /** By the submission's name, where its own page lies, relative to this one. */
  pages: ReadonlyMap<string, string>;
}

/** One file with everything in it: no network, no other file. */
export function renderClassPage({ report, pages }: ClassPage): string {
  const { submissions, assignment } = report;
  const cases = caseFiguresOf(submissions);
  const reasons = reasonFiguresOf(submissions);
  const title = `${assignment.title}: ${counted(submissions.length, 'submission')}`;
  return renderPage({
    ...{ title, style: classStyle, script: classScript, report },
    header: html`<h1>${assignment.title}</h1>${totalsOf(submissions)}<p class="small">For instructors: hidden cases are named here.</p>`,
    main: html`${undecidedList(submissions, pages)}
<div class="figures">
${section('scores', 'Scores', scoresTable(submissions))}
${reasons.length > 0 ? section('reasons', 'What went wrong', reasonsTable(reasons)) : nothing}
</div>
${section('cases', 'Cases', casesTable(cases))}
${section('submissions', 'Submissions', heatMap(submissions, { cases, reasons, pages }))}`,
  });
}

function section(id: string, title: string, content: Html): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`;
}
