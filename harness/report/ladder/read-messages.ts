import type { Layout } from '../../spec/layout.ts';
import type { DecodedField } from '../../verdict/layout/decode-message.ts';
import { messageAtStart } from '../../verdict/layout/message-at-start.ts';
import type { KnownLayouts } from './known-layouts.ts';
import type { Arrow, Carried, Ladder, Message, Row } from './ladder.ts';

/** The arrows of a ladder with the fields of the messages that the assignment describes. */
export function readMessages({ lifelines, rows }: Ladder, known: KnownLayouts): Ladder {
  if (known.all.length === 0) return { lifelines, rows };
  const ours = new Set(lifelines.flatMap(({ name, kind }) => (kind === 'peer' ? [name] : [])));
  return { lifelines, rows: rows.map((row) => withMessages(row, ours, known)) };
}

function withMessages(row: Row, ours: Set<string>, { all, sent, awaited }: KnownLayouts): Row {
  if (row.kind !== 'arrow') return row;
  const named = ours.has(row.from) ? sent : ours.has(row.to) ? awaited : undefined;
  const messages = messagesIn(row, { layouts: all, named: named ?? new Set() });
  return messages.length === 0 ? row : { ...row, carries: { ...row.carries, messages } };
}

interface Candidates {
  layouts: Layout[];
  /** Names of those that the case says go this way. */
  named: Set<string>;
}

/** More of them beside one arrow nobody reads. */
const mostMessages = 40;
/** No datagram is larger. */
const mostBytes = 65_535;

/** A datagram is one message; in a stream, one follows the other. None, where any byte is left over. */
function messagesIn({ unit, carries }: Arrow, candidates: Candidates): Message[] {
  if (carries.size === 0 || carries.size > mostBytes) return [];
  const messages: Message[] = [];
  for (let left = whole(carries); left.length > 0; ) {
    const found = likeliest(left, unit, candidates);
    if (!found || messages.length === mostMessages) return [];
    messages.push(found.message);
    left = left.subarray(found.size);
  }
  return messages;
}

/** Lengths stand in the bytes that are kept; what is not kept only takes room. */
function whole({ bytes, size }: Carried): Buffer {
  return Buffer.concat([bytes], size);
}

type Found = { message: Message; size: number; rank: number };

/** The layout that fits best; none where two fit as well. */
function likeliest(bytes: Buffer, unit: Arrow['unit'], { layouts, named }: Candidates): Found | undefined {
  const found = layouts.flatMap((layout): Found[] => {
    const read = messageAtStart(layout, bytes);
    if (!read || read.size === 0 || (unit === 'datagram' && read.size < bytes.length)) return [];
    const fields = read.fields.map((one) => ({ ...fieldOf(one), told: isTold(one, layout) }));
    return [{ message: { name: layout.name, fields }, size: read.size, rank: rankOf(layout, named) }];
  });
  const [first, second] = found.sort((a, b) => b.rank - a.rank);
  return first && first.rank !== second?.rank ? first : undefined;
}

/** Constants tell messages apart; then the way they go; then their size. */
function rankOf({ name, fields }: Layout, named: Set<string>): number {
  const constants = fields.filter(({ constant }) => constant !== undefined).length;
  const open = fields.some((field) => field.kind !== 'number' && field.length === 'rest');
  return 4 * constants + (named.has(name) ? 2 : 0) + (open ? 0 : 1);
}

function fieldOf({ field, offset, bytes, value }: DecodedField): Omit<Message['fields'][number], 'told'> {
  const { name } = field;
  if (!Buffer.isBuffer(value)) return { name, offset, bytes, number: String(value) };
  return { name, offset, bytes: field.kind === 'text' ? value : bytes };
}

/** What is always the same, and what counts another field, goes without saying. */
function isTold({ field: { name, constant } }: DecodedField, { fields }: Layout): boolean {
  const counts = fields.some(
    (one) =>
      one.kind !== 'number' &&
      one.length !== 'rest' &&
      'counted' in one.length &&
      one.length.counted === name,
  );
  return constant === undefined && !counts;
}
