import type { CaseLines } from '../case-lines.ts';
import { faultOf } from '../fault.ts';
import type { Drawing } from '../ladder/drawing.ts';
import type { CaseReport, ProgramTail, ReasonReport } from '../report.ts';
import { type Html, html, joinLines, nothing } from './html.ts';
import { ladderHtml } from './ladder-html.ts';
import { comparison } from './marked-bytes.ts';
import { badge } from './verdict-badge.ts';

type NotPassed = Exclude<CaseReport['outcome'], { state: 'passed' }>;

/** One case: its verdict, why, what happened, and how to see it again. */
export function caseSection(one: CaseReport, drawing: Drawing | undefined): Html {
  const { outcome } = one;
  const points = `${outcome.earned} of ${one.points}${one.extraCredit ? ' extra' : ''}`;
  return html`<section id="${one.id}" class="case ${outcome.state}" aria-labelledby="${one.id}-title">
<h2 id="${one.id}-title">${badge(outcome.state)} ${one.title} <span class="points">${points}</span></h2>
${outcome.state === 'passed' ? nothing : whyNot(one, outcome)}
${drawing ? drawn(one, drawing) : nothing}
${outcome.state === 'passed' ? nothing : repeat(one)}
</section>
`;
}

function whyNot(one: CaseReport, { state, reason }: NotPassed): Html {
  return html`<p class="message">${reason.message} <small>(${faultOf(state, reason.code)})</small></p>
${reason.shown ? comparison(reason.shown) : nothing}
${reason.proof ? proved(reason.proof) : nothing}
${reason.printed ? html`<pre>${joinLines(reason.printed)}</pre>` : nothing}
${one.because === undefined ? nothing : html`<p><strong>Because:</strong> ${one.because}</p>`}
${reason.findings.map(({ message, hint }) => html`<p class="hint"><strong>Hint:</strong> ${message} ${hint}</p>`)}
${one.programs.map(tail)}`;
}

function proved({ afterMs, words }: NonNullable<ReasonReport['proof']>): Html {
  return html`<div class="proof"><p><strong>Proved</strong> after ${afterMs} ms: nothing more would come.</p><ul>${words.map((line) => html`<li>${line}</li>`)}</ul></div>`;
}

/** How a program ended, where that is worth telling, and what it printed last. */
function tail({ name, end, lines, leftOut }: ProgramTail): Html {
  if (end.state === 'running' && lines.length === 0) return nothing;
  if (lines.length === 0) return html`<p>${name} ${endOf(end)} and printed nothing</p>`;
  const before = leftOut > 0 ? `, after ${leftOut} more` : '';
  return html`<details class="tail"${end.state === 'ended' ? html` open` : nothing}><summary>${name} ${endOf(end)}; its last lines${before}</summary><pre>${joinLines(lines)}</pre></details>`;
}

function endOf(end: ProgramTail['end']): string {
  if (end.state === 'running') return 'was running to the end';
  return 'code' in end ? `ended with exit code ${end.code}` : `was ended by ${end.signal}`;
}

function drawn(one: CaseReport, { ladder, lines }: Drawing): Html {
  const { outcome } = one;
  const open = outcome.state === 'failed' ? html` open` : nothing;
  const place = outcome.state === 'passed' ? undefined : outcome.reason.place;
  return html`<details class="what"${open}><summary>What happened, in milliseconds</summary>${ladderHtml(ladder, outcome.state === 'passed' ? 2048 : 8192)}</details>
<details class="source"><summary>The case in the assignment</summary>${source(lines, place?.line)}${outcome.state === 'passed' ? repeat(one) : nothing}</details>`;
}

function repeat({ repeat: command }: CaseReport): Html {
  if (command === undefined) return nothing;
  // Lines break between words only: `--case` is none when it is cut in two.
  const words = command.split(' ').map((word) => html`<span class="word">${word}</span> `);
  return html`<p class="repeat">Run this case again: <code>${words}</code></p>`;
}

/** The line whose expectation was not met stands out. */
function source({ first, lines }: CaseLines, lost: number | undefined): Html {
  return html`<pre>${lines.map((line, index) => {
    const text = html`<span class="number">${String(first + index).padStart(4)}</span> ${line}`;
    return first + index === lost ? html`<mark>${text}</mark>\n` : html`${text}\n`;
  })}</pre>`;
}
