import { describe, expect, test } from '@jest/globals';
import type { Layout, NumberField } from '../../spec/layout.ts';
import { layoutsIn } from '../../spec/layouts-in.ts';
import { overLink } from './example-ladder.ts';
import type { Arrow, Ladder, Row } from './ladder.ts';
import { carried } from './ladder.ts';
import { messageWords } from './message-words.ts';
import { readMessages } from './read-messages.ts';
import { renderTextLadder } from './text-ladder.ts';

const [data, ack] = layoutsIn(`wiregrade: 1
messages:
  data: { kind: { u8: 1 }, seq: u16be, len: u8, body: "bytes[len]" }
  ack: { kind: { u8: 2 }, seq: u16be }
`) as [Layout, Layout];
const nobody = { sent: new Set<string>(), awaited: new Set<string>() };

function arrow(hex: string, unit: Arrow['unit'], from = 'alice', to = 'server'): Ladder {
  const bytes = Buffer.from(hex, 'hex');
  const way = { kind: 'arrow', end: 'alice', from, to, unit, state: 'delivered' } as const;
  const row: Row = { at: 1, ...way, pieces: [{ at: 1, size: bytes.length }], carries: carried(bytes) };
  return { lifelines: overLink.lifelines, rows: [row] };
}

function wordsOf(
  ladder: Ladder,
  known: Partial<Parameters<typeof readMessages>[1]> = {},
): string | undefined {
  const [row] = readMessages(ladder, { all: [data, ack], ...nobody, ...known }).rows;
  const messages = row?.kind === 'arrow' ? row.carries.messages : undefined;
  return messages && messageWords(messages);
}

describe('a datagram', () => {
  test('is told by its name and its fields, without what goes without saying', () => {
    expect(wordsOf(arrow('01000503616200', 'datagram'))).toBe('data seq=5 body="ab\\0"');
    expect(wordsOf(arrow('020005', 'datagram'))).toBe('ack seq=5');
  });

  test.each([
    ['too short', '0200'],
    ['too long', '02000500'],
    ['of another kind', '030005'],
    ['with a length that is wrong', '010005046162'],
    ['empty', ''],
  ])('%s is bytes', (_, hex) => {
    expect(wordsOf(arrow(hex, 'datagram'))).toBeUndefined();
  });

  test('longer than what is kept of it is told all the same', () => {
    const [long] = layoutsIn('messages:\n  page: { seq: u16be, body: "bytes[rest]" }\n');
    const hex = `0007${'61'.repeat(3000)}`;
    expect(wordsOf(arrow(hex, 'datagram'), { all: [long as Layout] })).toBe(
      `page seq=7 body="${'a'.repeat(60)}"...`,
    );
  });
});

describe('where two messages have one form', () => {
  const field = (name: string): NumberField => ({
    ...{ kind: 'number', name },
    type: { family: 'unsigned', bits: 16, endian: 'big' },
  });
  const all = [
    { name: 'ask', fields: [field('id')] },
    { name: 'answer', fields: [field('id')] },
  ];
  const steps = { all, sent: new Set(['ask']), awaited: new Set(['answer']) };

  test('the way that it goes tells which it is', () => {
    expect(wordsOf(arrow('0001', 'datagram'), steps)).toBe('ask id=1');
    expect(wordsOf(arrow('0001', 'datagram', 'server', 'alice'), steps)).toBe('answer id=1');
  });

  test('none is named where nothing tells', () => {
    expect(wordsOf(arrow('0001', 'datagram'), { all })).toBeUndefined();
  });

  test('one whose size says it comes before one that takes any bytes', () => {
    const open: Layout = { name: 'any', fields: [{ kind: 'bytes', name: 'all', length: 'rest' }] };
    expect(wordsOf(arrow('0001', 'datagram'), { all: [open, all[0] as Layout] })).toBe('ask id=1');
  });
});

test('in a stream, one message follows the other; a part of one leaves all of it bytes', () => {
  expect(wordsOf(arrow(`${'020005'.repeat(2)}0100060161`, 'stream'))).toBe(
    'ack seq=5, ack seq=5, data seq=6 body="a"',
  );
  expect(wordsOf(arrow('020005'.repeat(9), 'stream'))).toBe('ack seq=5, ack seq=5, ack seq=5, 6 more');
  expect(wordsOf(arrow('0200050200', 'stream'))).toBeUndefined();
});

test('over a link, arrows into it and out of it show the fields', () => {
  const bytes = Buffer.from('020005', 'hex');
  const rows = overLink.rows.map((row) => (row.kind === 'arrow' ? { ...row, carries: carried(bytes) } : row));
  const ladder = readMessages({ ...overLink, rows }, { all: [data, ack], ...nobody });
  const lines = renderTextLadder(ladder, { symbols: 'ascii' }, 20).slice(1);
  expect(lines).toHaveLength(7);
  for (const line of lines) expect(line).toMatch(/ack seq=5/);
});

test('of text that is no assignment, no messages are known', () => {
  expect(layoutsIn('messages: [')).toEqual([]);
  expect(layoutsIn('cases: []')).toEqual([]);
});
