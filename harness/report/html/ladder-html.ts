import { capBytes } from '../ladder/cap-bytes.ts';
import { capRows } from '../ladder/cap-rows.ts';
import type { Ladder, Row } from '../ladder/ladder.ts';
import { arrowRow } from './arrow-html.ts';
import { shortText, textLines, wholeText } from './carried-html.ts';
import { type Crossing, crossingRow, isCrossing, isUnderWay } from './crossing-html.ts';
import { type Html, html, joinLines, nothing } from './html.ts';
import { type Lanes, lanesOf } from './lanes.ts';

/** More rows than these say nothing new to a reader, and weigh. */
const mostRows = 160;
/** Where there are more than both together, those between are folded. */
const shownFirst = 12;
const shownLast = 36;

/** The ladder as a list that reads from top to bottom, drawn as lanes; `most` bytes of messages are shown. */
export function ladderHtml({ lifelines, rows }: Ladder, most: number): Html {
  const lanes = lanesOf(lifelines);
  const shown = blocksOf(capBytes(capRows(rows, mostRows), most)).map((block) => blockHtml(block, lanes));
  const between = shown.slice(shownFirst, Math.max(shownFirst, shown.length - shownLast));
  const folded =
    between.length === 0
      ? nothing
      : html`<li class="fold"><details><summary>${between.length} more rows</summary><ol class="ladder" style="${lanes.style}">${between}</ol></details></li>`;
  const last = shown.slice(shownFirst + between.length);
  return html`<div class="names" aria-hidden="true">${lanes.names}</div><ol class="ladder" style="${lanes.style}">${shown.slice(0, shownFirst)}${folded}${last}</ol>`;
}

type Block = Row | Crossing[];

/** Datagrams that cross a link one after the other are drawn together, since their arrows may cross. */
function blocksOf(rows: Row[]): Block[] {
  const blocks: Block[] = [];
  for (const row of rows) {
    const last = blocks.at(-1);
    if (!isCrossing(row)) blocks.push(row);
    else if (Array.isArray(last)) last.push(row);
    else blocks.push([row]);
  }
  return blocks.flatMap((block) => (Array.isArray(block) && !block.some(isUnderWay) ? block : [block]));
}

function blockHtml(block: Block, lanes: Lanes): Html {
  if (Array.isArray(block)) return crossingRow(block, lanes);
  return html`<li class="${classOf(block)}"><span class="at">${block.at.toFixed(1)}<span class="vh"> ms: </span></span>${rowHtml(block, lanes)}</li>`;
}

function classOf(row: Row): string {
  if (row.kind === 'end') return `row end ${row.how}`;
  return row.kind === 'connect' ? `row connect ${row.outcome}` : `row ${row.kind}`;
}

function rowHtml(row: Row, lanes: Lanes): Html {
  switch (row.kind) {
    case 'arrow':
    case 'connect':
    case 'end':
      return arrowRow(row, lanes);
    case 'text':
      return beside(row.of, lanes, printed(row));
    case 'note':
      return beside(row.of, lanes, html`${row.of} ${row.words}`);
    case 'stuck':
      return beside(
        row.of,
        lanes,
        html`<strong>stuck:</strong> ${row.of} is blocked in ${row.call}${row.on === undefined ? '' : ` on ${row.on}`}`,
      );
    case 'step':
      return html`<div class="across"><span class="vh">step in </span><span class="line">line ${row.line}</span> <code>${row.text}</code></div>`;
    case 'failed':
      return html`<div class="across"><strong>✘ Here the case was lost:</strong> ${row.message}</div>`;
    case 'afterwards':
      return html`<div class="across">The case is decided. What follows was watched, and is not judged.</div>`;
    case 'left-out':
      return html`<div class="across">${row.rows} more rows are in the record.</div>`;
  }
}

/** Something that happens on one lifeline, told at its side. */
function beside(of: string, lanes: Lanes, words: Html): Html {
  return html`<div class="lanes" aria-hidden="true"><i class="dot" style="left:${lanes.at(of)}%"></i></div><div class="side">${words}</div>`;
}

const printedWords = { stdout: 'printed', stderr: 'printed (stderr)', stdin: 'was typed' };

/** A few lines stand as they are; more are folded. */
function printed({ of, stream, carries }: Extract<Row, { kind: 'text' }>): Html {
  const lines = textLines(carries.bytes).map((line) => line.replace(/(\\r)?\\n$/, ''));
  if (lines.length > 4 || carries.size > carries.bytes.length)
    return html`<details><summary>${of} ${printedWords[stream]} ${shortText(carries)}</summary>${wholeText(carries)}</details>`;
  return html`${of} ${printedWords[stream]} <samp>${joinLines(lines)}</samp>`;
}
