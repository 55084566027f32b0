import { describe, expect, test } from '@jest/globals';
import type { Happening } from '../../verdict/evidence.ts';
import { acts, bytes } from '../../verdict/example-case.ts';
import { during, seen } from '../../verdict/example-transcript.ts';
import { ladderFor } from './example-ladder.ts';
import type { Ladder } from './ladder.ts';

const talk = [acts.connect('alice'), acts.send('alice', 'hello'), acts.expect('alice', bytes('hello'))];
const opened = during('0', 'satisfied', seen.opened('alice'));
const read = (end: string): Happening => ({ kind: 'read-by-program', end });

function kinds({ rows }: Ladder): string[] {
  return rows.map(({ kind }) => kind);
}

test('a conversation reads from top to bottom, with the lines of the assignment', () => {
  const ladder = ladderFor(talk, [
    seen.started(),
    ...opened,
    ...during('1', 'satisfied', seen.sent('alice', 'hello')),
    ...during('2', 'satisfied', seen.received('alice', 'hello')),
    seen.closed('alice'),
    seen.done,
  ]);
  expect(ladder.lifelines).toEqual([
    { name: 'alice', kind: 'peer' },
    { name: 'server', kind: 'program' },
  ]);
  expect(kinds(ladder)).toEqual(['note', 'step', 'connect', 'step', 'arrow', 'step', 'arrow', 'end']);
  expect(ladder.rows[3]).toMatchObject({ at: 4, line: 2, text: 'send: it' });
  expect(ladder.rows[4]).toMatchObject({ from: 'alice', to: 'server', state: 'delivered', unit: 'stream' });
  expect(ladder.rows[6]).toMatchObject({ from: 'server', to: 'alice', carries: { size: 5 } });
  expect(ladder.rows[7]).toMatchObject({ from: 'server', to: 'alice', how: 'fin' });
});

test('pieces of a message are one arrow that knows when each was read', () => {
  const sent = [
    seen.sent('alice', 'he'),
    read('alice'),
    seen.sent('alice', 'l'),
    read('alice'),
    seen.sent('alice', 'lo'),
  ];
  const ladder = ladderFor(talk, [seen.started(), ...opened, ...during('1', 'satisfied', ...sent)]);
  const arrows = ladder.rows.filter(({ kind }) => kind === 'arrow');
  expect(arrows).toHaveLength(1);
  expect(arrows[0]).toMatchObject({
    carries: { size: 5, bytes: Buffer.from('hello') },
    pieces: [
      { at: 5, size: 2, readAt: 6 },
      { at: 7, size: 1, readAt: 8 },
      { at: 9, size: 2 },
    ],
  });
});

test('datagrams stay apart', () => {
  const ladder = ladderFor(
    [acts.open('alice')],
    [
      seen.started(),
      ...during('0', 'satisfied', seen.openedUdp('alice'), seen.sent('alice', 'a'), seen.sent('alice', 'b')),
      seen.done,
    ],
  );
  expect(ladder.rows.filter(({ kind }) => kind === 'arrow')).toHaveLength(2);
});

test('a client that connects to us points from the right to the left', () => {
  const listen = { verb: 'listen', as: 'door', for: 'client' } as const;
  const accepted = during('1', 'satisfied', seen.opened('caller', 'door'), seen.received('caller', 'hi'));
  const started = [seen.started('client'), ...during('0', 'satisfied'), ...accepted, seen.done];
  const ladder = ladderFor([listen, acts.accept('caller')], started, ['server', 'client']);
  expect(ladder.rows.filter(({ kind }) => kind === 'connect' || kind === 'arrow')).toMatchObject([
    { from: 'client', to: 'caller' },
    { from: 'client', to: 'caller' },
  ]);
});

test('what a program floods is one row, with its size', () => {
  const flood: Happening = { kind: 'output-dropped', program: 'server', stream: 'stdout', count: 1000 };
  const ladder = ladderFor(talk, [seen.started(), seen.printed('server', 'a\n'), flood, flood]);
  expect(ladder.rows[1]).toMatchObject({ kind: 'text', carries: { size: 2002, bytes: Buffer.from('a\n') } });
});

describe('where a case was lost', () => {
  test('stands after the proof, and before what was only watched', () => {
    const stuck: Happening = {
      kind: 'proved-stuck',
      blocked: [
        { program: 'server', call: 'futex()' },
        { program: 'server', call: 'recv()', on: 'the connection from alice' },
      ],
      unread: [],
    };
    const ladder = ladderFor(talk, [
      seen.started(),
      ...opened,
      ...during('1', 'satisfied', seen.sent('alice', 'hello')),
      ...during('2', 'stuck', stuck),
      seen.afterwards,
      seen.halfClosed('alice'),
    ]);
    expect(ladder.rows.slice(-4)).toMatchObject([
      { kind: 'stuck', call: 'recv()', on: 'the connection from alice' },
      { kind: 'failed', line: 3, message: 'no answer to alice' },
      { kind: 'afterwards' },
      { kind: 'end', from: 'alice', to: 'server', how: 'fin' },
    ]);
  });

  test('is the end, where no step failed', () => {
    expect(kinds(ladderFor(talk, [seen.started(), ...opened])).at(-1)).toBe('failed');
  });
});

test('a crowd of ends shares one lifeline', () => {
  const ends = Array.from({ length: 20 }, (_, index) => seen.opened(`flood-${index + 1}`));
  const ladder = ladderFor(
    [acts.connect('flood', { count: 20 })],
    [seen.started(), ...during('0', 'satisfied', ...ends)],
  );
  expect(ladder.lifelines.map(({ name }) => name)).toEqual(['flood', 'server']);
  expect(ladder.rows.find(({ kind }) => kind === 'connect')).toMatchObject({ from: 'flood', end: 'flood-1' });
});

test('an end of ours that is called as the program is told apart', () => {
  const ladder = ladderFor(
    [acts.connect('server')],
    [seen.started(), ...during('0', 'satisfied', seen.opened('server'))],
  );
  expect(ladder.lifelines.map(({ name }) => name)).toEqual(['server (ours)', 'server']);
});
