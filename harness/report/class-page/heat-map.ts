import { type Html, html, nothing } from '../html/html.ts';
import { symbolOf } from '../look.ts';
import { reasonTitle } from '../reason-title.ts';
import type { CaseReport, CaseState, SubmissionReport } from '../report.ts';
import type { CaseFigures, ReasonFigures } from './class-figures.ts';
import { nameOf } from './name-of.ts';
import { standings, standingsOf } from './standing.ts';

/** What the columns are, what can be looked for, and where the rows lead. */
export interface HeatMapParts {
  cases: CaseFigures[];
  reasons: ReasonFigures[];
  pages: ReadonlyMap<string, string>;
}

/** A row for each submission, a column for each case; undecided first, then by name. */
export function heatMap(submissions: SubmissionReport[], { cases, reasons, pages }: HeatMapParts): Html {
  const rows = [...submissions].sort(
    (one, other) =>
      unsettled(other) - unsettled(one) || one.name.localeCompare(other.name, undefined, { numeric: true }),
  );
  return html`${search(submissions, reasons)}
<p class="legend small">${states.map((state) => html`<span><span class="cell ${state}" aria-hidden="true">${sign(state)}</span> ${state}</span>`)}</p>
<div class="scrolls tall" role="group" aria-labelledby="submissions" tabindex="0"><table class="map"><thead><tr>${[
    sorted('Submission', 'name'),
    sorted('Points', 'number'),
    ...cases.map(({ id, title }) => sorted(id, 'case', title)),
  ]}</tr></thead><tbody>
${rows.map((row) => rowOf(row, cases, pages))}</tbody></table></div>`;
}

const states: CaseState[] = ['passed', 'failed', 'undecided', 'skipped'];

function unsettled({ cases }: SubmissionReport): number {
  return cases.some(({ outcome }) => outcome.state === 'undecided') ? 1 : 0;
}

function search(submissions: SubmissionReport[], reasons: ReasonFigures[]): Html {
  const option = (value: string, words: string): Html => html`<option value="${value}">${words}</option>`;
  return html`<form role="search" class="search"><label>Name <input type="search" id="name" autocomplete="off"></label>
<label>Show <select id="standing">${option('', 'All')}${Object.entries(standings).map(([value, words]) => option(value, words))}</select></label>
<label>Reason <select id="reason">${option('', 'Any')}${reasons.map(({ code, title }) => option(code, title))}</select></label>
<output id="count" aria-live="polite">${submissions.length} of ${submissions.length}</output></form>`;
}

function sorted(label: string, by: 'name' | 'number' | 'case', title = ''): Html {
  return html`<th scope="col" class="${by}"><button type="button" class="plain" data-sort="${by}" title="${title}"><span>${label}</span></button></th>`;
}

/** As few characters as may be: there are thousands of rows. */
function rowOf(one: SubmissionReport, cases: CaseFigures[], pages: ReadonlyMap<string, string>): Html {
  const byId = new Map(one.cases.map((each) => [each.id, each]));
  const { earned, possible, unsettled } = one.score;
  const codes = new Set(
    one.cases.flatMap(({ outcome }) => (outcome.state === 'passed' ? [] : outcome.reason.code)),
  );
  return html`<tr data-s="${standingsOf(one).join(' ')}" data-r="${[...codes].join(' ')}"><th scope="row">${nameOf(one, pages)}${one.late ? html` <small>late</small>` : nothing}<td class="number" data-v="${earned}">${earned}/${possible}${unsettled > 0 ? '?' : ''}${cases.map(({ id }) => cellOf(byId.get(id)))}
`;
}

function cellOf(one: CaseReport | undefined): Html {
  if (one === undefined) return html`<td>`;
  const { outcome } = one;
  if (outcome.state === 'passed') return passed;
  return html`<td class="${letters[outcome.state]}" title="${reasonTitle(outcome.reason.code)}">${sign(outcome.state)}`;
}

const letters = { passed: 'p', failed: 'f', undecided: 'u', skipped: 's' } as const;

function sign(state: CaseState): string {
  return symbolOf(state, { colours: 'none', symbols: 'unicode' });
}

const passed = html`<td class="p">${sign('passed')}`;
