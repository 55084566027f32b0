import { counted } from '../../verdict/counted.ts';
import { fieldLines } from '../field-lines.ts';
import type { Carried, Message } from '../ladder/ladder.ts';
import { messageWords } from '../ladder/message-words.ts';
import { showAll, showBeginning } from '../show-bytes.ts';
import { hexDump } from './hex-dump.ts';
import { type Html, html, joinLines, nothing } from './html.ts';

/** Bytes as one short text, in quotes: what fits beside an arrow. */
export function shortText({ bytes, size, messages }: Carried): Html {
  if (messages) return html`<code>${messageWords(messages)}</code>`;
  if (bytes.length === 0 && size > 0) return html`${counted(size, 'more byte')}`;
  const shown = showBeginning(bytes);
  const more = size - shown.size + shown.leftOutAfter;
  return html`<code>"${shown.text}"</code>${more > 0 ? ` and ${counted(more, 'more byte')}` : ''}`;
}

/** Bytes that are told as numbers: five times as long as the bytes. */
const mostHex = 256;

/** Messages whose fields are laid out; the numbers of all follow. */
const mostMessages = 8;

/** All that is kept of the bytes: as JSON where they are that, as text where the short one was cut, as numbers. */
export function wholeText(carried: Carried): Html {
  const { bytes, size, messages = [] } = carried;
  const json = jsonOf(carried);
  const cut = json === undefined && showBeginning(bytes).leftOutAfter > 0;
  return html`${messages.slice(0, mostMessages).map(messageText)}${json === undefined ? nothing : html`<pre>${joinLines(json)}</pre>`}${
    cut ? html`<pre>${joinLines(textLines(bytes))}</pre>` : nothing
  }<pre class="hex">${joinLines(hexDump(bytes.subarray(0, mostHex)))}</pre>${
    size > bytes.length
      ? html`<p class="small">${size - bytes.length} more bytes are in the record.</p>`
      : nothing
  }`;
}

/** A message field by field. */
function messageText({ name, fields }: Message): Html {
  const rows = fields.map(({ told: _, ...field }) => ({ ...field, bytes: showBeginning(field.bytes) }));
  return html`<pre>${joinLines([name, ...fieldLines(rows)])}</pre>`;
}

/** Laid out over lines where it is an object or a list. */
function jsonOf({ bytes, size }: Carried): string[] | undefined {
  const text = bytes.toString('utf8');
  if (bytes.length < size || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.stringify(JSON.parse(text), null, 2).split('\n');
  } catch {
    return undefined;
  }
}

/** Escaped as everywhere, with a new line after each `\n`. */
export function textLines(bytes: Buffer): string[] {
  return showAll(bytes)
    .replaceAll(/\\(.)/g, (one) => (one === '\\n' ? `${one}\n` : one))
    .replace(/\n$/, '')
    .split('\n');
}
