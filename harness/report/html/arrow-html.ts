import { counted } from '../../verdict/counted.ts';
import type { Arrow, Mark, Piece } from '../ladder/ladder.ts';
import { shortText, wholeText } from './carried-html.ts';
import { type Html, html, nothing } from './html.ts';
import type { Lanes } from './lanes.ts';

type Crossing = Extract<Mark, { kind: 'arrow' | 'connect' | 'end' }>;

/** Something that crosses from one lifeline to another. */
export function arrowRow(mark: Crossing, lanes: Lanes): Html {
  const spoken = html`<span class="vh">${mark.from} to ${mark.to}: </span>`;
  const named = mark.from === mark.end || mark.to === mark.end ? nothing : html`<small>${mark.end}</small> `;
  const drawn = html`<span class="label" style="margin-left:${labelAt(mark, lanes)}%">${named}${labelOf(mark)}</span>${lineOf(mark, lanes)}`;
  if (mark.kind !== 'arrow')
    return html`<div class="lanes wide"><div class="drawn">${spoken}${drawn}</div></div>`;
  return html`<div class="lanes wide"><details><summary class="drawn">${spoken}${drawn}</summary><div class="more">${piecesOf(mark)}${wholeText(mark.carries)}</div></details></div>`;
}

/** Labels need room: they begin at the arrow's left end, but not too far to the right. */
function labelAt({ from, to }: Crossing, lanes: Lanes): number {
  return Math.min(lanes.at(from), lanes.at(to), 50);
}

function labelOf(mark: Crossing): Html {
  switch (mark.kind) {
    case 'connect':
      return mark.outcome === 'accepted' ? html`connects` : html`connects: <strong>refused</strong>`;
    case 'end':
      return {
        fin: html`<strong>FIN</strong> has no more to send`,
        reset: html`<strong>RST</strong> breaks the connection`,
        unreachable: html`<strong>ICMP</strong> nobody receives there`,
      }[mark.how];
    case 'arrow':
      return html`${shortText(mark.carries)}${aside(mark)}`;
  }
}

function aside({ pieces, state, altered, carries }: Arrow): Html {
  const words = [
    counted(carries.size, 'byte'),
    ...(state === 'lost' ? ['lost on the link'] : []),
    ...(altered === undefined ? [] : [altered]),
    ...(pieces.length > 1 ? [`in ${pieces.length} pieces`] : []),
  ];
  return html` <small>${words.join(', ')}</small>`;
}

function lineOf(mark: Crossing, lanes: Lanes): Html {
  const [from, to] = [lanes.at(mark.from), farEnd(mark, lanes)];
  const way = to > from ? 'right' : 'left';
  const broken = isBroken(mark) ? ' broken' : '';
  const width = Math.round(Math.abs(to - from) * 10) / 10;
  return html`<i class="line ${way}${broken}" style="left:${Math.min(from, to)}%;width:${width}%"></i>`;
}

function isBroken(mark: Crossing): boolean {
  return mark.kind === 'arrow'
    ? mark.state === 'lost'
    : mark.kind === 'connect' && mark.outcome === 'refused';
}

/** What is lost gets as far as the link, what is refused nearly there. */
function farEnd(mark: Crossing, lanes: Lanes): number {
  if (!isBroken(mark)) return lanes.at(mark.to);
  if (mark.kind === 'arrow' && mark.through !== undefined) return lanes.at(mark.through);
  const from = lanes.at(mark.from);
  return Math.round((from + (lanes.at(mark.to) - from) * 0.6) * 10) / 10;
}

const mostPieces = 20;

/** When each piece went, and when it had been read. */
function piecesOf({ pieces }: Arrow): Html {
  if (pieces.length === 1) return nothing;
  const more = pieces.length - mostPieces;
  return html`<ul class="pieces">${pieces.slice(0, mostPieces).map(pieceOf)}${more > 0 ? html`<li>and ${counted(more, 'more piece')}</li>` : nothing}</ul>`;
}

function pieceOf({ at, size, readAt }: Piece): Html {
  const read = readAt === undefined ? '' : `, read by ${readAt.toFixed(1)} ms`;
  return html`<li>${at.toFixed(1)} ms: ${counted(size, 'byte')}${read}</li>`;
}
