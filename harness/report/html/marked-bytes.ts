import { counted } from '../../verdict/counted.ts';
import { fieldLines } from '../field-lines.ts';
import { widthOf } from '../printable.ts';
import type { ShownReport } from '../report.ts';
import type { ShownBytes } from '../show-bytes.ts';
import { type Html, html, joinLines, nothing } from './html.ts';

/** What was sent, expected and received, the first byte that differs marked in both. */
export function comparison({ sent, expected, received, fields, ending }: ShownReport): Html {
  const at =
    received?.caret === undefined || received.size === 0 ? undefined : indexAt(received.text, received.caret);
  const same = at !== undefined && 'bytes' in expected && isSameUntil(expected.bytes, received, at);
  const wanted =
    'words' in expected ? html`${expected.words}` : quoted(expected.bytes, same ? at : undefined);
  const came = received && received.size > 0 ? folded(quoted(received, at), received, at) : html`nothing`;
  return html`<dl class="comparison">${sent ? html`<dt>sent</dt><dd>${quoted(sent)}</dd>` : nothing}<dt>expected</dt><dd>${wanted}</dd><dt>received</dt><dd>${came}${endingWords(ending)}</dd>${fields && fields.length > 0 ? html`<dt>fields</dt><dd><pre>${joinLines(fieldLines(fields))}</pre></dd>` : nothing}</dl>`;
}

function endingWords(ending: ShownReport['ending']): string {
  switch (ending) {
    case undefined:
      return '';
    case 'open':
      return ', and the connection stayed open';
    case 'fin':
      return ', then the connection was closed (FIN)';
    case 'reset':
      return ', then the connection was reset (RST)';
  }
}

/** The two are cut at the same place; the mark stands in both where all before it is equal. */
function isSameUntil(expected: ShownBytes, received: ShownBytes | undefined, at: number): boolean {
  const before = received?.text.slice(0, at) ?? '';
  return expected.leftOutBefore === received?.leftOutBefore && expected.text.startsWith(before);
}

const longText = 240;

/** Much text in which nothing is marked says little. */
function folded(text: Html, { size, text: { length } }: ShownBytes, at: number | undefined): Html {
  if (at !== undefined || length <= longText) return text;
  return html`<details><summary>${counted(size, 'byte')}</summary>${text}</details>`;
}

function quoted(bytes: ShownBytes, at?: number): Html {
  const before = bytes.leftOutBefore > 0 ? `(${counted(bytes.leftOutBefore, 'byte')}) ` : '';
  const after = bytes.leftOutAfter > 0 ? ` (${counted(bytes.leftOutAfter, 'more byte')})` : '';
  return html`${before}<code>"${at === undefined ? bytes.text : marked(bytes.text, at)}"</code>${after}`;
}

/** One byte is one escape, or one character. */
function marked(text: string, at: number): Html {
  const [one = ''] = /^(\\x[0-9a-f]{2}|\\.|.)/u.exec(text.slice(at)) ?? [];
  const spoken = html`<span class="vh">[differs here]</span>`;
  const mark = html`<mark>${one === '' ? html`<span class="vh">[ends here]</span>` : one}</mark>`;
  return html`${text.slice(0, at)}${spoken}${mark}${text.slice(at + one.length)}`;
}

/** Carets count columns; wide characters take two. */
function indexAt(text: string, columns: number): number {
  let index = 0;
  let seen = 0;
  for (const character of text) {
    if (seen >= columns) break;
    seen += widthOf(character);
    index += character.length;
  }
  return index;
}
