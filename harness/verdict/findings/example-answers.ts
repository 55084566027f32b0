import type { Pattern } from '../../spec/assignment.ts';
import { acts, bytes, somewhere } from '../example-case.ts';
import { during, seen } from '../example-transcript.ts';
import { codes, type MistakeExample } from './example-mistake.ts';

/** Findings on a case that waits for the pattern, when this came and then the wait was over. */
export function onAnswer(pattern: Pattern, received: string, more: object = {}): string[] {
  const list = [acts.connect('alice'), acts.send('alice', 'x'), acts.expect('alice', pattern, more)];
  const happened = [
    ...during('0', 'satisfied', seen.opened('alice')),
    ...during('1', 'satisfied', seen.sent('alice', 'x')),
    ...during('2', 'expired', seen.received('alice', received)),
  ];
  return codes(list, happened);
}

export const line = { frame: { kind: 'line', end: 'lf', max: 5000 } };
export const json: Pattern = { kind: 'json', value: { ok: true }, place: somewhere };
const long = 'x'.repeat(5000);

/** Each mistake with bytes that show it, and bytes that nearly do. */
export const answers: Record<string, MistakeExample> = {
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
