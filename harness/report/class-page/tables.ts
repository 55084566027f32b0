import { counted } from '../../verdict/counted.ts';
import { type Html, html, nothing } from '../html/html.ts';
import type { SubmissionReport } from '../report.ts';
import { type Band, bandsOf, type CaseFigures, medianOf, type ReasonFigures } from './class-figures.ts';
import { nothingCame } from './standing.ts';

/** How many there are and how they did, in a line. */
export function totalsOf(submissions: SubmissionReport[]): Html {
  const missing = submissions.filter(nothingCame).length;
  const earned = submissions.map(({ score }) => score.earned).sort((a, b) => a - b);
  const possible = Math.max(0, ...submissions.map(({ score }) => score.possible));
  const mean = earned.reduce((sum, one) => sum + one, 0) / Math.max(1, earned.length);
  const full = submissions.filter(({ cases }) =>
    cases.every(({ outcome }) => outcome.state === 'passed'),
  ).length;
  const provisional = submissions.filter(({ score }) => score.unsettled > 0).length;
  return html`<p class="score"><strong>${submissions.length}</strong> ${submissions.length === 1 ? 'submission' : 'submissions'}, ${full} passed everything${missing > 0 ? `, ${missing} handed in nothing` : ''}</p>
<p>Mean ${rounded(mean)}, median ${rounded(medianOf(earned))} of ${counted(possible, 'point')}.${
    provisional > 0
      ? html` <strong>${counted(provisional, 'score')} ${provisional === 1 ? 'is' : 'are'} provisional.</strong>`
      : nothing
  }</p>`;
}

/** Bars are cells with a length: their numbers stand beside them. */
export function scoresTable(submissions: SubmissionReport[]): Html {
  const bands = bandsOf(submissions.filter((one) => !nothingCame(one))).reverse();
  const most = Math.max(1, ...bands.map(({ count }) => count));
  return html`<table class="bars"><thead><tr><th scope="col">Share of the points</th><th scope="col" class="number">Submissions</th><td></td></tr></thead><tbody>${bands.map(
    (band) =>
      html`<tr><th scope="row">${wordsOf(band)}</th><td class="number">${band.count}</td><td class="wide">${bar(band.count / most)}</td></tr>`,
  )}</tbody></table>`;
}

function wordsOf({ from, to }: Band): string {
  return from === to ? `${from} %` : `${from} to ${to} %`;
}

export function reasonsTable(reasons: ReasonFigures[]): Html {
  return html`<table class="bars"><thead><tr><th scope="col">Reason</th><th scope="col" class="number">Cases</th><th scope="col" class="number">Submissions</th></tr></thead><tbody>${reasons.map(
    ({ code, title, cases, submissions }) =>
      html`<tr><th scope="row"><button type="button" class="plain" data-reason="${code}">${title}</button></th><td class="number">${cases}</td><td class="number">${submissions}</td></tr>`,
  )}</tbody></table>`;
}

/** What each case came to; a rate is of those that were decided. */
export function casesTable(cases: CaseFigures[]): Html {
  return html`<div class="scrolls" role="group" aria-labelledby="cases" tabindex="0"><table class="bars"><thead><tr><th scope="col">Case</th><th scope="col" class="number">Points</th><th scope="col" class="number">Passed</th><td></td><th scope="col" class="number">Median time</th><th scope="col" class="number">Longest</th><th scope="col">Most often</th></tr></thead><tbody>${cases.map(
    (one) =>
      html`<tr><th scope="row">${one.title} <small>${one.id}</small></th><td class="number">${one.points}</td><td class="number">${rateOf(one)}</td><td class="wide">${bar(one.passed / Math.max(1, one.decided))}</td><td class="number">${seconds(one.time?.median)}</td><td class="number">${seconds(one.time?.longest)}</td><td class="words">${one.commonest ? `${one.commonest.title} (${one.commonest.cases})` : ''}</td></tr>`,
  )}</tbody></table></div>`;
}

function rateOf({ passed, decided, undecided }: CaseFigures): string {
  const rate = decided === 0 ? '' : `${Math.round((passed / decided) * 100)} %`;
  return undecided === 0 ? rate : `${rate} (${undecided} undecided)`;
}

function bar(share: number): Html {
  return html`<span class="bar" style="width:${Math.round(share * 1000) / 10}%"></span>`;
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? '' : `${(ms / 1000).toFixed(2)} s`;
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
