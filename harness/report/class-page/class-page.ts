import { createHash } from 'node:crypto';
import { counted } from '../../verdict/counted.ts';
import { type Html, html, nothing, trusted } from '../html/html.ts';
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
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${sha256(classScript)}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(classStyle)}</style>
</head>
<body>
<header><h1>${assignment.title}</h1>${totalsOf(submissions)}<p class="small">For instructors: hidden cases are named here.</p></header>
<main>
${undecidedList(submissions, pages)}
<div class="figures">
${section('scores', 'Scores', scoresTable(submissions))}
${reasons.length > 0 ? section('reasons', 'What went wrong', reasonsTable(reasons)) : nothing}
</div>
${section('cases', 'Cases', casesTable(cases))}
${section('submissions', 'Submissions', heatMap(submissions, { cases, reasons, pages }))}
</main>
<footer class="small"><p>${footer(report)}</p></footer>
<script>${trusted(classScript)}</script>
</body>
</html>
`.text;
}

function section(id: string, title: string, content: Html): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function footer({ assignment, seed, isolation, wiregrade, startedAt }: Report): string {
  const day = startedAt.slice(0, 16).replace('T', ' ');
  return `${assignment.id}, ${day} UTC, seed ${seed}, isolation ${isolation}, wiregrade ${wiregrade}`;
}
