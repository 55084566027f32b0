import { expect, test } from '@jest/globals';
import { acts, bytes } from '../../verdict/example-case.ts';
import { during, seen } from '../../verdict/example-transcript.ts';
import { widthOf } from '../printable.ts';
import { ladderFor, overLink } from './example-ladder.ts';
import { renderTextLadder } from './text-ladder.ts';

const talk = [
  acts.connect('alice'),
  acts.connect('bob'),
  acts.send('bob', 'hello'),
  acts.expect('bob', bytes('hello')),
];
const ladder = ladderFor(talk, [
  seen.started(),
  seen.listening(),
  ...during('0', 'satisfied', seen.opened('alice')),
  ...during('1', 'satisfied', seen.opened('bob')),
  ...during('2', 'satisfied', seen.sent('bob', 'hello\n'), seen.printed('server', 'got \x1b[31m漢字\n')),
  ...during('3', 'impossible', seen.received('bob', 'HELLO'), seen.closed('bob', 'reset')),
  seen.afterwards,
  seen.closed('alice'),
]);

test('it is drawn up to where the case was lost', () => {
  expect(renderTextLadder(ladder, { symbols: 'unicode' }, 20)).toEqual([
    '      ms alice                  bob                 server',
    '     0.0   │                     │                     ● started',
    '     1.0   │                     │                     ● listens on port 20000',
    '     3.0   │──────────────────connect─────────────────▶│',
    '     6.0   │                     │───────connect──────▶│',
    '     9.0   │                     │──────"hello\\n"─────▶│',
    '    10.0   │                     │                     ● printed "got',
    '           │                     │                     │ \\x1b[31m漢字\\n"',
    '    13.0   │                     │◀──────"HELLO"───────│',
    '    14.0   │                     │◀────────RST─────────│',
  ]);
});

test('it can be drawn in ASCII', () => {
  const [, ...lines] = renderTextLadder(ladder, { symbols: 'ascii' }, 20);
  expect(lines.join('')).toMatch(/^[\x20-\x7e漢字]*$/);
  expect(lines[4]).toBe('     9.0   |                     |------"hello\\n"----->|');
});

test('where there is little room, the beginning goes first, and the gap says how much is missing', () => {
  const lines = renderTextLadder(ladder, { symbols: 'unicode' }, 5);
  expect(lines[1]).toContain('connect');
  expect(lines[2]).toBe('         ⋮ 3 more lines');
  expect(lines.at(-1)).toContain('RST');
  expect(lines).toHaveLength(5);
});

test('no line is wider than a screen', () => {
  for (const ends of [1, 2, 3, 5]) {
    const names = Array.from({ length: ends }, (_, index) => `a-very-long-name-indeed-${index}`);
    const wide = ladderFor(
      names.map((name) => acts.connect(name)),
      [
        seen.started(),
        ...names.flatMap((name, step) =>
          during(String(step), 'satisfied', seen.opened(name), seen.sent(name, '漢字'.repeat(200))),
        ),
        seen.printed('server', 'x'.repeat(500)),
      ],
    );
    for (const line of renderTextLadder(wide, { symbols: 'unicode' }, 40))
      expect(widthOf(line)).toBeLessThanOrEqual(80);
  }
});

test('over a link, a message goes in, and comes out later, twice, or never', () => {
  expect(renderTextLadder(overLink, { symbols: 'unicode' }, 20).slice(1)).toEqual([
    '     1.0   │────────"one"───────▶│                     │',
    '     2.0   │────────"two"───────▶│                     │',
    '     3.0   │                     │────────"two"───────▶│',
    '     4.0   │───────"three"──────✕│                     │',
    '     5.0   │─────again "two"────▶│                     │',
    '     6.0   │                     │────────"one"───────▶│',
    '     7.0   │                     │─────again "two"────▶│',
  ]);
});
