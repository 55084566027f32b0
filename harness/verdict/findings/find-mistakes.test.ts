import { describe, expect, test } from '@jest/globals';
import type { Pattern } from '../../spec/assignment.ts';
import type { Happening } from '../evidence.ts';
import { acts, bytes, somewhere } from '../example-case.ts';
import { during, reasonFor, seen } from '../example-transcript.ts';
import { answerMistakes } from './answer-mistakes.ts';
import { conversationMistakes } from './conversation-mistakes.ts';
import { datagramMistakes } from './datagram-mistakes.ts';
import { knownMistakes } from './known-mistakes.ts';
import { lineOrderMistakes } from './line-order-mistakes.ts';
import { observedMistakes } from './observed-mistakes.ts';
import { tellTales } from './printed-mistakes.ts';

/** Findings on a case that waits for the pattern, when this came and then the wait was over. */
function onAnswer(pattern: Pattern, received: string, more: object = {}): string[] {
  const list = [acts.connect('alice'), acts.send('alice', 'x'), acts.expect('alice', pattern, more)];
  const happened = [
    ...during('0', 'satisfied', seen.opened('alice')),
    ...during('1', 'satisfied', seen.sent('alice', 'x')),
    ...during('2', 'expired', seen.received('alice', received)),
  ];
  return codes(list, happened);
}

function codes(list: Parameters<typeof reasonFor>[0], happened: Happening[]): string[] {
  return reasonFor(list, happened).findings.map(({ code }) => code);
}

const line = { frame: { kind: 'line', end: 'lf', max: 5000 } };
const json: Pattern = { kind: 'json', value: { ok: true }, place: somewhere };
const long = 'x'.repeat(5000);

/** Each mistake with bytes that show it, and bytes that nearly do. */
const answers: Record<string, { shows: () => string[]; nearMisses: (() => string[])[] }> = {
  'changes-letter-case': {
    shows: () => onAnswer(bytes('Hello\n'), 'HELLO\n'),
    nearMisses: [() => onAnswer(bytes('Hello\n'), 'HELP\n'), () => onAnswer(bytes('Hello\n'), 'Hel')],
  },
  'pads-with-nul': {
    shows: () => onAnswer(bytes('Hello\n'), 'Hello\0\0\0old memory'),
    nearMisses: [
      () => onAnswer(bytes('Hello\n'), 'H\0e\0l\0l\0o\0'),
      () => onAnswer(bytes('Hello\n'), '\0\0\0\x06Hello\n'),
      () => onAnswer(bytes('Hello\n'), 'Bye\0\0\0'),
    ],
  },
  'drops-the-line-end': {
    shows: () => onAnswer(bytes('Hello\n'), 'Hello'),
    nearMisses: [
      () => onAnswer(bytes('Hello\n'), 'Hell'),
      () => onAnswer(bytes('Hello!'), 'Hello'),
      () => onAnswer(json, '{"ok": tr', line),
      () => onAnswer(json, '{"ok": false}', line),
    ],
  },
  'writes-backslash-n': {
    shows: () => onAnswer(bytes('Hello\n'), 'Hello\\n'),
    nearMisses: [() => onAnswer(bytes('a\\nb'), 'a\\n'), () => onAnswer(json, '{"text":"a\\nb"}\n', line)],
  },
  'says-more-first': {
    shows: () => onAnswer(bytes('Hello\n'), 'Welcome! Hello\n'),
    nearMisses: [() => onAnswer(bytes('Hello\n'), 'Welcome! Hell'), () => onAnswer(bytes('5'), '= 5')],
  },
  'reads-once': {
    shows: () => onAnswer(bytes(long), long.slice(0, 1024)),
    nearMisses: [
      () => onAnswer(bytes(long), long.slice(0, 1234)),
      () => onAnswer(bytes(long), 'y'.repeat(1024)),
    ],
  },
  'prints-python-as-json': {
    shows: () => onAnswer(json, "{'ok': True}\n", line),
    nearMisses: [
      () => onAnswer(json, '{"name":"O\'Brien is None",}\n', line),
      () => onAnswer(json, 'True\n', line),
    ],
  },
};

describe.each(Object.entries(answers))('%s', (code, { shows, nearMisses }) => {
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

const connected = during('0', 'satisfied', seen.opened('alice'));
const asked = during('1', 'satisfied', seen.sent('alice', 'one\n'));
const one = [acts.connect('alice'), acts.send('alice', 'one\n'), acts.expect('alice', bytes('one\n'))];
const unanswered = [...connected, ...asked, ...during('2', 'expired')];
const answered = [...connected, ...asked, ...during('2', 'satisfied', seen.received('alice', 'one\n'))];
const again = [...one, acts.send('alice', 'two\n'), acts.expect('alice', bytes('two\n'))];

const conversations: typeof answers = {
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
function leavingClient(conversation: Happening[], how: 'close' | 'finish' = 'close'): string[] {
  const list = [...one, { verb: how, via: { ends: ['alice'] } }, acts.connect('bob')];
  const left = during('3', 'satisfied', { kind: 'we-closed', end: 'alice', how });
  const refused = during('4', 'impossible', seen.ended('server', 0), { kind: 'refused', end: 'bob' });
  return codes(list, [seen.started(), ...conversation, ...left, ...refused]);
}

test('a client leaves by half-closing, too', () => {
  expect(leavingClient(answered, 'finish')).toContain('ends-with-its-client');
});

describe.each(Object.entries(conversations))('%s', (code, { shows, nearMisses }) => {
  test('is recognised', () => expect(shows()).toContain(code));
  test('is not recognised in what only looks like it', () => {
    for (const nearMiss of nearMisses) expect(nearMiss()).not.toContain(code);
  });
});

const printed = (text: string, stream: 'stdout' | 'stderr' = 'stderr') =>
  codes(one, [seen.started(), seen.printed('server', text, stream), ...unanswered]);

describe('what the program printed', () => {
  const printing: Record<string, [shows: string, nearMiss: string]> = {
    'address-in-use': ['OSError: [Errno 98] Address already in use\n', 'OSError: address not found\n'],
    'decodes-what-is-not-text': [
      "UnicodeDecodeError: 'utf-8' codec can't decode\n",
      'UnicodeEncodeError: x\n',
    ],
    'dies-of-a-broken-connection': ['BrokenPipeError: [Errno 32]\n', 'ConnectionRefusedError: [Errno 111]\n'],
    'cannot-read-the-json': [
      'json.decoder.JSONDecodeError: Extra data\n',
      'TypeError: not JSON serializable\n',
    ],
    'shares-while-looping': [
      'RuntimeError: dictionary changed size during iteration\n',
      'RuntimeError: no loop\n',
    ],
  };

  test.each(Object.entries(printing))('gives %s away', (code, [shows, nearMiss]) => {
    expect(printed(`Traceback (most recent call last):\n${shows}`)).toContain(code);
    expect(printed(nearMiss)).not.toContain(code);
    expect(printed(shows, 'stdout')).not.toContain(code);
  });

  test('has an example for each', () => {
    expect(Object.keys(printing).sort()).toEqual(tellTales.map(({ code }) => code).sort());
  });
});

describe('an address taken for a number', () => {
  const noNumber = "ValueError: invalid literal for int() with base 10: '127.0.0.1'\n";
  const typed: Happening = { kind: 'program-typed', program: 'server', bytes: Buffer.from('127.0.0.1\n') };
  const crashing = (...before: Happening[]) =>
    reasonFor(one, [...before, seen.printed('server', noNumber, 'stderr'), ...unanswered]).findings[0]
      ?.message;

  test('is told with how it came to the program', () => {
    const started: Happening = {
      kind: 'program-started',
      program: 'server',
      argv: ['server', '127.0.0.1', '8080'],
    };
    expect(crashing(started, typed)).toBe(
      'The program took 127.0.0.1 for a number: it is the line that was typed first.',
    );
    expect(crashing(started)).toBe('The program took 127.0.0.1 for a number: it is one of its arguments.');
    expect(crashing(seen.started())).toBe('The program took 127.0.0.1 for a number.');
  });

  test('is not told of another text that is no number', () => {
    expect(printed("ValueError: invalid literal for int() with base 10: 'ten'\n")).toEqual([]);
  });
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
