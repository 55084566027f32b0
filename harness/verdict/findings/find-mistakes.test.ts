import { describe, expect, test } from '@jest/globals';
import type { Pattern } from '../../spec/assignment.ts';
import { somewhere } from '../example-case.ts';
import { during, seen } from '../example-transcript.ts';
import { answerMistakes } from './answer-mistakes.ts';
import { conversationMistakes } from './conversation-mistakes.ts';
import { datagramMistakes } from './datagram-mistakes.ts';
import { answers, json, line, onAnswer } from './example-answers.ts';
import { conversations, leavingClient } from './example-conversations.ts';
import { answered, asked, codes, connected, one } from './example-mistake.ts';
import { knownMistakes } from './known-mistakes.ts';
import { lineOrderMistakes } from './line-order-mistakes.ts';
import { observedMistakes } from './observed-mistakes.ts';
import { tellTales } from './printed-mistakes.ts';

describe.each(Object.entries({ ...answers, ...conversations }))('%s', (code, { shows, nearMisses }) => {
  test('is recognised', () => expect(shows()).toContain(code));
  test('is not recognised in what only looks like it', () => {
    for (const nearMiss of nearMisses) expect(nearMiss()).not.toContain(code);
  });
});

test.each<[Pattern, string]>([
  [json, '{"ok": true}'],
  [{ kind: 'line', text: 'hello', place: somewhere }, 'hello'],
  [{ kind: 'includes', text: 'ell', place: somewhere }, 'hello'],
])(
  'a message like %j that lacks only the end of its line is told from one that is cut',
  (pattern, received) => {
    expect(onAnswer(pattern, received, line)).toEqual(['drops-the-line-end']);
  },
);

test('a client leaves by half-closing, too', () => {
  expect(leavingClient(answered, 'finish')).toContain('ends-with-its-client');
});

test('every known mistake has an example', () => {
  // Shown in datagram-mistakes.test.ts.
  const ofDatagrams = [
    'cuts-datagrams',
    'answers-from-another-socket',
    'answers-to-nobody',
    'overflows-its-buffer',
    'dies-of-an-unreachable-port',
    'swaps-byte-order',
    'prints-as-it-comes',
    'prints-duplicates',
  ];
  expect(ofDatagrams).toHaveLength(datagramMistakes.length + lineOrderMistakes.length);
  expect(Object.keys(answers)).toHaveLength(answerMistakes.length);
  expect(Object.keys(conversations)).toHaveLength(conversationMistakes.length);
  const printing = [...tellTales.map(({ code }) => code), 'takes-the-address-for-the-port'];
  // Shown in observe-progress.test.ts.
  const observing = ['keeps-finished-connections', 'spins-at-the-end', 'leaves-zombies'];
  expect(observing).toHaveLength(observedMistakes.length);
  const talking = [...Object.keys(answers), ...Object.keys(conversations)];
  expect([...talking, ...printing, ...observing, ...ofDatagrams].sort()).toEqual(
    Object.keys(knownMistakes).sort(),
  );
});

test('no more than two mistakes are told', () => {
  const both = [seen.started(), seen.printed('server', 'BrokenPipeError\n', 'stderr')];
  const three = [...both, ...connected, ...asked, ...during('2', 'expired', seen.received('alice', 'ONE'))];
  expect(codes(one, three)).toHaveLength(2);
});
