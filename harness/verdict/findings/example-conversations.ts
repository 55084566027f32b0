import type { Happening } from '../evidence.ts';
import { acts, bytes } from '../example-case.ts';
import { during, seen } from '../example-transcript.ts';
import {
  answered,
  asked,
  codes,
  connected,
  type MistakeExample,
  one,
  unanswered,
} from './example-mistake.ts';

const again = [...one, acts.send('alice', 'two\n'), acts.expect('alice', bytes('two\n'))];

/** Each mistake with a conversation that shows it, and conversations that nearly do. */
export const conversations: Record<string, MistakeExample> = {
  'answers-after-half-close': {
    shows: () =>
      codes(one, [...unanswered, seen.afterwards, seen.halfClosed('alice'), seen.received('alice', 'one\n')]),
    nearMisses: [
      () => codes(one, [...unanswered, seen.afterwards, seen.halfClosed('alice')]),
      () =>
        codes(one, [
          ...unanswered,
          seen.afterwards,
          seen.received('alice', 'one\n'),
          seen.halfClosed('alice'),
        ]),
      () =>
        codes(one, [
          ...connected,
          seen.halfClosed('alice'),
          ...asked,
          ...during('2', 'expired'),
          seen.afterwards,
          seen.received('alice', 'one\n'),
        ]),
      () =>
        secondClient(
          [],
          [
            seen.afterwards,
            seen.halfClosed('first'),
            seen.halfClosed('alice'),
            seen.received('alice', 'one\n'),
          ],
        ),
    ],
  },
  'answers-late': {
    shows: () =>
      codes(one, [...unanswered, seen.afterwards, seen.received('alice', 'one\n'), seen.halfClosed('alice')]),
    nearMisses: [
      () => codes(one, [...unanswered, seen.afterwards]),
      () =>
        codes(one, [
          ...unanswered,
          seen.afterwards,
          seen.halfClosed('alice'),
          seen.received('alice', 'one\n'),
        ]),
    ],
  },
  'one-client-at-a-time': {
    shows: () => secondClient([]),
    nearMisses: [
      () => secondClient([{ kind: 'we-closed', end: 'first', how: 'close' }]),
      () => secondClient([seen.closed('first')]),
      () => codes(one, unanswered),
    ],
  },
  'answers-once': {
    shows: () =>
      codes(again, [
        ...answered,
        ...during('3', 'satisfied', seen.sent('alice', 'two\n')),
        ...during('4', 'expired'),
      ]),
    nearMisses: [
      () => codes(one, unanswered),
      () =>
        codes(
          [
            acts.connect('alice'),
            acts.expect('alice', bytes('hi')),
            acts.send('alice', 'x'),
            acts.expect('alice', bytes('y')),
          ],
          [
            ...connected,
            ...during('1', 'satisfied', seen.received('alice', 'hi')),
            ...during('2', 'satisfied', seen.sent('alice', 'x')),
            ...during('3', 'expired'),
          ],
        ),
    ],
  },
  'ends-with-its-client': {
    shows: () => leavingClient(answered),
    nearMisses: [
      () => leavingClient([...connected, ...asked, ...during('2', 'satisfied')]),
      () =>
        codes(
          [...one, acts.connect('bob')],
          [
            seen.started(),
            ...answered,
            ...during('3', 'impossible', seen.ended('server', 0), { kind: 'refused', end: 'bob' }),
            seen.afterwards,
            seen.halfClosed('alice'),
          ],
        ),
    ],
  },
  'closes-with-unread-input': {
    shows: () =>
      codes(one, [
        ...connected,
        ...asked,
        ...during('2', 'impossible', seen.received('alice', 'o'), seen.closed('alice', 'reset')),
      ]),
    nearMisses: [
      () => codes(one, [...connected, ...asked, ...during('2', 'impossible', seen.closed('alice', 'reset'))]),
      () =>
        codes(again, [
          ...answered,
          ...during('3', 'satisfied'),
          ...during('4', 'impossible', seen.closed('alice', 'reset')),
        ]),
    ],
  },
};

/** A second client is not answered, after this had happened to the first, and before that to both. */
function secondClient(before: Happening[], afterwards: Happening[] = []): string[] {
  const list = [acts.connect('first'), ...one];
  const first = [...during('0', 'satisfied', seen.opened('first')), ...before];
  const second = during('1', 'satisfied', seen.opened('alice'));
  const unanswered = [...during('2', 'satisfied'), ...during('3', 'expired')];
  return codes(list, [...first, ...second, ...unanswered, ...afterwards]);
}

/** The program ends when its first client leaves, and the second is refused. */
export function leavingClient(conversation: Happening[], how: 'close' | 'finish' = 'close'): string[] {
  const list = [...one, { verb: how, via: { ends: ['alice'] } }, acts.connect('bob')];
  const left = during('3', 'satisfied', { kind: 'we-closed', end: 'alice', how });
  const refused = during('4', 'impossible', seen.ended('server', 0), { kind: 'refused', end: 'bob' });
  return codes(list, [seen.started(), ...conversation, ...left, ...refused]);
}
