import type { Arrow, Row } from '../ladder/ladder.ts';
import { shortText, wholeText } from './carried-html.ts';
import { type Html, html, nothing } from './html.ts';
import type { Lanes } from './lanes.ts';

/** A message that crosses a link. */
export type Crossing = Row & Arrow & { through: string };

export function isCrossing(row: Row): row is Crossing {
  return row.kind === 'arrow' && row.through !== undefined;
}

/** It takes its time, or comes again: its arrow may cross another's. */
export function isUnderWay({ at, arrives, state }: Crossing): boolean {
  return state === 'duplicate' || (arrives ?? at) > at;
}

const rowHeight = 22;

/** Messages over a link on one clock: arrows slope, cross each other, and break where the link lost them. */
export function crossingRow(arrows: Crossing[], lanes: Lanes): Html {
  const moments = [...new Set(arrows.flatMap(({ at, arrives }) => [at, arrives ?? at]))].sort(
    (a, b) => a - b,
  );
  const y = (at: number): number => rowHeight * (moments.indexOf(at) + 0.5);
  const height = rowHeight * moments.length;
  const lines = arrows.map((arrow) => slope(arrow, lanes, y));
  const signs = arrows.map((arrow) => signsOf(arrow, numbersOf(arrow, arrows), lanes, y));
  const [first] = moments;
  return html`<li class="row crossing"><span class="at">${(first ?? 0).toFixed(1)}</span><div class="lanes wide"><div class="crossed" aria-hidden="true" style="height:${height}px"><svg viewBox="0 0 100 ${height}" preserveAspectRatio="none" width="100%" height="${height}">${lines}</svg>${signs}</div><ol class="messages">${arrows.map(messageOf)}</ol></div></li>`;
}

/** Straight to the link, and from there to where and when it arrives. */
function slope(
  { at, arrives, from, to, through, state }: Crossing,
  lanes: Lanes,
  y: (at: number) => number,
): Html {
  const [start, link, end] = [lanes.at(from), lanes.at(through), lanes.at(to)];
  const far = state === 'lost' ? nothing : html`<path d="M${link} ${y(at)}L${end} ${y(arrives ?? at)}"/>`;
  return html`<path d="M${start} ${y(at)}L${link} ${y(at)}"${state === 'duplicate' ? html` class="again"` : nothing}/>${far}`;
}

/** Its place in the list of messages; one that sets out with others has theirs beside it, once. */
function numbersOf(arrow: Crossing, all: Crossing[]): string {
  const together = all.filter(({ at, from }) => at === arrow.at && from === arrow.from);
  return arrow === together[0] ? together.map((one) => all.indexOf(one) + 1).join(', ') : '';
}

function signsOf(
  { at, arrives, from, to, through, state }: Crossing,
  numbers: string,
  lanes: Lanes,
  y: (at: number) => number,
): Html {
  const way = lanes.at(to) > lanes.at(from) ? 'right' : 'left';
  const sign = html`<b class="number ${way}" style="left:${lanes.at(from)}%;top:${y(at)}px">${numbers}</b>`;
  if (state === 'lost')
    return html`${sign}<b class="lost" style="left:${lanes.at(through)}%;top:${y(at)}px">✕</b>`;
  return html`${sign}<b class="head ${way}" style="left:${lanes.at(to)}%;top:${y(arrives ?? at)}px"></b>`;
}

function messageOf({ at, arrives, from, to, state, altered, carries }: Crossing): Html {
  const fate =
    state === 'lost'
      ? 'lost on the link'
      : `${state === 'duplicate' ? 'once more, ' : ''}arrives at ${(arrives ?? at).toFixed(1)} ms`;
  return html`<li><details><summary>${at.toFixed(1)} ms, ${from} to ${to}: ${shortText(carries)} <small>${fate}${altered === undefined ? '' : `, ${altered}`}</small></summary><div class="more">${wholeText(carries)}</div></details></li>`;
}
