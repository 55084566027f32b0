import { counted } from '../../verdict/counted.ts';
import type { Drawing } from '../ladder/drawing.ts';
import { reasonTitle } from '../reason-title.ts';
import type { CaseReport, Report, SubmissionReport } from '../report.ts';
import { caseSection } from './case-section.ts';
import { type Html, html, nothing } from './html.ts';
import { renderPage } from './page.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import { badge } from './verdict-badge.ts';

/** Everything that the page of one submission shows. */
export interface StudentPage {
  /** As `forStudent` leaves it. */
  report: Report;
  submission: SubmissionReport;
  /** By case; there is none for a case that did not run, or that is not shown. */
  drawings: ReadonlyMap<string, Drawing>;
}

/** One file with everything in it: no network, no other file. */
export function renderStudentPage(page: StudentPage): string {
  const { report, submission } = page;
  const title = `${submission.name}: ${report.assignment.title}`;
  return renderPage({
    ...{ title, style, script, report },
    header: html`<p class="small">${report.assignment.title}</p><h1>${submission.name}</h1>${scoreOf(submission)}`,
    main: html`<nav aria-label="Cases">${overview(submission.cases)}</nav>
${inReadingOrder(submission.cases).map((one) => caseSection(one, page.drawings.get(one.id)))}`,
  });
}

function scoreOf({ score: { earned, possible, unsettled } }: SubmissionReport): Html {
  const provisional =
    unsettled > 0
      ? html`<p><strong>Provisional:</strong> ${counted(unsettled, 'point')} ${unsettled === 1 ? 'is' : 'are'} unsettled. Those cases are to be graded again.</p>`
      : nothing;
  return html`<p class="score"><strong>${earned}</strong> of ${counted(possible, 'point')}</p>${provisional}`;
}

function overview(cases: CaseReport[]): Html {
  return html`<ul class="overview">${cases.map(
    (one) =>
      html`<li>${badge(one.outcome.state)}${isShown(one) ? html`<a href="#${one.id}">${one.title}</a>` : html`<span>${one.title}</span>`}<span class="points">${one.outcome.earned}/${one.points}${one.extraCredit ? ' extra' : ''}</span>${whyNot(one)}</li>`,
  )}</ul>`;
}

/** Of the others nothing is known here. */
function isShown({ visibility }: CaseReport): boolean {
  return visibility === 'visible';
}

/** What is to be mended comes first. */
function inReadingOrder(cases: CaseReport[]): CaseReport[] {
  const order = ['failed', 'undecided', 'skipped', 'passed'];
  const place = ({ outcome }: CaseReport): number => order.indexOf(outcome.state);
  return cases.filter(isShown).sort((one, other) => place(one) - place(other));
}

function whyNot(one: CaseReport): Html {
  const { outcome } = one;
  if (outcome.state === 'passed' || !isShown(one)) return nothing;
  return html`<span class="why">${outcome.state === 'skipped' ? 'Not tried' : reasonTitle(outcome.reason.code)}</span>`;
}
