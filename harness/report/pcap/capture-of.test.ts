import { beforeAll, expect, test } from '@jest/globals';
import type { Act } from '../../spec/assignment.ts';
import type { Evidence, Happening } from '../../verdict/evidence.ts';
import { acts, bytes, caseOf, steps } from '../../verdict/example-case.ts';
import { during, seen, transcriptOf } from '../../verdict/example-transcript.ts';
import { judge } from '../../verdict/judge.ts';
import { caseReport } from '../case-report.ts';
import { captureOf } from './capture-of.ts';
import { encodeCapture } from './pcapng.ts';
import { dissect, type Frame, tsharkPath } from './tshark.ts';

const inTshark = tsharkPath === undefined ? test.skip : test;

function recorded(list: Act[], happenings: Happening[]) {
  const transcript = transcriptOf(caseOf(steps(list)), happenings);
  const source = list.map(({ verb }) => `      - ${verb}: it`).join('\n');
  const assignment = { file: 'assignment.yaml', text: source };
  const events: Evidence[] = transcript.events;
  const verdict = caseReport({ verdict: judge(transcript), assignment, events, repeat: 'again' });
  return { transcript, verdict, source };
}

function framesOf(list: Act[], ...happenings: Happening[]): Frame[] {
  return dissect(encodeCapture(captureOf(recorded(list, [seen.started(), ...happenings]))));
}

const connected = [acts.connect('alice')];
const opened = (local: string, remote: string): Happening => ({
  ...{ kind: 'opened', end: 'alice', to: 'server' },
  ...{ local, remote },
});

const shapes: [string, Happening[], string[]][] = [
  [
    'a conversation that the program ends',
    [seen.opened('alice'), seen.sent('alice', 'hi\n'), seen.received('alice', 'hi\n'), seen.closed('alice')],
    ['SYN', 'SYN, ACK', 'ACK', 'PSH, ACK', 'PSH, ACK', 'FIN, ACK', 'ACK'],
  ],
  [
    'a reset by the program',
    [seen.opened('alice'), seen.sent('alice', 'hi\n'), seen.closed('alice', 'reset')],
    ['SYN', 'SYN, ACK', 'ACK', 'PSH, ACK', 'RST, ACK'],
  ],
  [
    'a half-close of ours that is answered',
    [seen.opened('alice'), seen.halfClosed('alice'), seen.received('alice', 'x'), seen.closed('alice')],
    ['SYN', 'SYN, ACK', 'ACK', 'FIN, ACK', 'ACK', 'PSH, ACK', 'FIN, ACK', 'ACK'],
  ],
  ['a connection that is refused', [{ kind: 'refused', end: 'alice' }], ['SYN', 'RST, ACK']],
  [
    'IPv6',
    [opened('::1:40000', '::1:20000'), seen.sent('alice', 'hello'), seen.closed('alice')],
    ['SYN', 'SYN, ACK', 'ACK', 'PSH, ACK', 'FIN, ACK', 'ACK'],
  ],
  [
    'IPv4 as a socket for both families calls it',
    [opened('::ffff:127.0.0.1:40000', '::ffff:10.0.0.7:20000'), seen.sent('alice', 'odd')],
    ['SYN', 'SYN, ACK', 'ACK', 'PSH, ACK'],
  ],
  [
    'a message that one packet cannot hold',
    [seen.opened('alice'), seen.sent('alice', 'x'.repeat(140_000))],
    ['SYN', 'SYN, ACK', 'ACK', 'PSH, ACK', 'PSH, ACK', 'PSH, ACK'],
  ],
];

/** One call of tshark for all of them: most of its time is its start. */
const read: Frame[] = [];
beforeAll(() => {
  if (tsharkPath === undefined) return;
  const captures = shapes.map(([, happenings]) =>
    captureOf(recorded(connected, [seen.started(), ...during('0', 'satisfied', ...happenings)])),
  );
  read.push(...dissect(...captures.map(encodeCapture)));
});

inTshark.each(shapes)('tshark reads %s', (name, _, expected) => {
  const at = shapes.findIndex(([other]) => other === name);
  const before = shapes.slice(0, at).flatMap(([, , packets]) => packets).length;
  const frames = read.slice(before, before + expected.length);
  expect(frames.map(({ info }) => /\[([A-Z, ]+)\] Seq/.exec(info)?.[1])).toEqual(expected);
  expect(frames.flatMap(({ faults }) => faults)).toEqual([]);
});

inTshark(
  'datagrams, an empty one, one of odd length, and how the kernel says that nobody has the port',
  () => {
    const frames = framesOf(
      [acts.open('alice')],
      ...[seen.openedUdp('alice'), seen.sent('alice', 'odd'), seen.sent('alice', '')],
      ...[
        seen.received('alice', 'back'),
        seen.strayed('alice', 'from elsewhere'),
        seen.closed('alice', 'refused'),
      ],
    );
    expect(frames.map(({ direction, payload }) => `${direction} ${payload}`).slice(0, 4)).toEqual([
      'out odd',
      'out ',
      'in back',
      'in from elsewhere',
    ]);
    expect(frames[4]?.info).toContain('Port unreachable');
    expect(frames.flatMap(({ faults }) => faults)).toEqual([]);
  },
);

inTshark('tshark reads datagrams over IPv6, to nobody', () => {
  const open = {
    kind: 'opened-udp',
    end: 'alice',
    to: 'server',
    local: '::1:40000',
    remote: '::1:9999',
  } as const;
  const frames = framesOf([acts.open('alice')], open, seen.sent('alice', 'x'.repeat(65_507)), {
    ...seen.closed('alice', 'refused'),
  });
  expect(frames.map(({ info }) => info).at(-1)).toContain('Port unreachable');
  expect(frames.flatMap(({ faults }) => faults)).toEqual([]);
});
test('packets bear the line of their step, and where the case was lost', () => {
  const list = [acts.connect('alice'), acts.send('alice', 'hello'), acts.expect('alice', bytes('hello'))];
  const { packets, comment } = captureOf(
    recorded(list, [
      seen.started(),
      ...during('0', 'satisfied', seen.opened('alice')),
      ...during('1', 'satisfied', seen.sent('alice', 'hello')),
      ...during('2', 'impossible', seen.received('alice', 'HELLO')),
      seen.afterwards,
      seen.halfClosed('alice'),
    ]),
  );
  expect(packets.map(({ comments }) => comments)).toEqual([
    ...Array(3).fill([expect.stringMatching(/:1 connect: it$/)]),
    [expect.stringMatching(/:2 send: it$/)],
    [
      expect.stringMatching(/:3 expect: it$/),
      expect.stringMatching(/^here the case was lost, at line \d+: /),
    ],
    ...Array(2).fill(['after the verdict: looked at, not judged']),
  ]);
  expect(comment).toMatch(/^verdict: failed, 0 of \d+ points$/m);
  expect(comment).toMatch(/^reason: wrong-answer: /m);
});

test('packets keep the times of the transcript, to the microsecond', () => {
  const { packets } = captureOf(recorded(connected, [seen.started(), seen.started(), seen.opened('alice')]));
  expect(packets[0]?.timeUs).toBe(Date.parse('2026-01-01T00:00:00.002Z') * 1000);
});
