import { describe, expect, test } from '@jest/globals';
import type { Act, Pattern } from '../../spec/assignment.ts';
import type { Layout } from '../../spec/layout.ts';
import type { Happening, WaitEnd } from '../evidence.ts';
import { acts, bytes, somewhere } from '../example-case.ts';
import { during, reasonFor, seen } from '../example-transcript.ts';

const datagram = { frame: { kind: 'datagram' } } as const;
const opened = during('0', 'satisfied', seen.openedUdp('alice'));

/** Findings on a case that opened a UDP end and then failed at this step, with what happened meanwhile. */
function after(act: Act, wait: WaitEnd, ...what: Happening[]): string[] {
  const happened = [seen.started(), ...opened, ...during('1', wait, ...what)];
  return reasonFor([acts.open('alice'), act], happened).findings.map(({ code }) => code);
}

const asks = (pattern: Pattern): Act => acts.expect('alice', pattern, datagram);
const answer = asks(bytes('hello'));
const long = asks({ kind: 'bytes', bytes: { kind: 'repeat', text: 'x', times: 3000 }, place: somewhere });
const received = (count: number): Happening => seen.received('alice', 'x'.repeat(count));
const unheard: Happening = { kind: 'unheard', count: 1 };
const dropped: Happening = { kind: 'datagrams-dropped', program: 'server', count: 3 };
const refused = seen.printed('server', 'ConnectionRefusedError: [Errno 111]\n', 'stderr');

const layout: Layout = {
  name: 'ack',
  fields: [{ kind: 'number', name: 'seq', type: { family: 'unsigned', bits: 32, endian: 'big' } }],
};
const acknowledges = asks({ kind: 'message', layout, values: { seq: 0x01020304 }, place: somewhere });
const number = (hex: string): Happening => seen.received('alice', Buffer.from(hex, 'hex'));

const prints = acts.stdout('server', bytes('one\ntwo\nthree\n'));

const examples: Record<string, { shows: () => string[]; nearMisses: (() => string[])[] }> = {
  'cuts-datagrams': {
    shows: () => after(long, 'impossible', received(1024)),
    nearMisses: [
      () => after(long, 'impossible', received(12)),
      () => after(long, 'impossible', received(3001)),
    ],
  },
  'answers-from-another-socket': {
    shows: () => after(answer, 'expired', seen.strayed('alice', 'hello')),
    nearMisses: [
      () => after(answer, 'impossible', seen.strayed('alice', 'hello'), seen.received('alice', 'bye')),
    ],
  },
  'answers-to-nobody': {
    shows: () => after(answer, 'stuck', unheard),
    nearMisses: [
      () => after(answer, 'stuck'),
      () => after(answer, 'impossible', seen.received('alice', 'x'), unheard),
    ],
  },
  'overflows-its-buffer': {
    shows: () => after(answer, 'stuck', dropped),
    nearMisses: [() => after(answer, 'impossible', dropped, seen.closed('alice', 'refused'))],
  },
  'dies-of-an-unreachable-port': {
    shows: () =>
      after(answer, 'impossible', refused, seen.ended('server', 1), seen.closed('alice', 'refused')),
    nearMisses: [() => after(answer, 'stuck', refused)],
  },
  'swaps-byte-order': {
    shows: () => after(acknowledges, 'impossible', number('04030201')),
    nearMisses: [() => after(acknowledges, 'impossible', number('04030202'))],
  },
  'prints-as-it-comes': {
    shows: () => after(prints, 'impossible', seen.printed('server', 'one\nthree\n')),
    nearMisses: [() => after(prints, 'impossible', seen.printed('server', 'one\nfour\n'))],
  },
  'prints-duplicates': {
    shows: () => after(prints, 'impossible', seen.printed('server', 'one\none\n')),
    nearMisses: [() => after(prints, 'impossible', seen.printed('server', 'two\none\n'))],
  },
};

describe.each(Object.entries(examples))('%s', (code, { shows, nearMisses }) => {
  test('is recognised', () => expect(shows()).toContain(code));
  test('is not recognised in what only looks like it', () => {
    for (const nearMiss of nearMisses) expect(nearMiss()).not.toContain(code);
  });
});

test('what is said of one connection is not said of datagrams', () => {
  expect(after(long, 'impossible', received(1024))).toEqual(['cuts-datagrams']);
});
