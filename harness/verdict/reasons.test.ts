import { describe, expect, test } from '@jest/globals';
import type { Act, Observation, Pattern } from '../spec/assignment.ts';
import type { Happening, LimitHit } from './evidence.ts';
import { acts, bytes, caseOf, somewhere, steps } from './example-case.ts';
import { during, reasonFor, seen, transcriptOf } from './example-transcript.ts';
import { judge } from './judge.ts';
import { type ReasonCode, reasons } from './reasons.ts';

/** Codes that are given where a case could not be run or finished, by the part that knows. */
const givenElsewhere = {
  'nothing-handed-in': 'class/prepare.ts',
  'not-opened': 'class/prepare.ts',
  'program-missing': 'class/prepare.ts',
  'build-failed': 'class/prepare.ts',
  'toolchain-missing': 'class/prepare.ts',
  'reference-missing': 'class/prepare.ts',
  'not-run-yet': 'class/journal/rejudge.ts',
  'needs-not-passed': 'class/grade-submission.ts',
} satisfies Partial<Record<ReasonCode, string>>;

type Judged = Exclude<ReasonCode, keyof typeof givenElsewhere>;

interface Example {
  acts: Act[];
  happened: Happening[];
}

const alice = during('0', 'satisfied', seen.opened('alice'));
const json: Pattern = { kind: 'json', value: { result: 5 }, place: somewhere };
const xml: Pattern = { kind: 'xml', text: '<reply>5</reply>', place: somewhere };
const schema: Pattern = {
  kind: 'schema',
  name: 'answer.schema.json',
  schema: { type: 'object', required: ['result'] },
  place: somewhere,
};
const datagram = { frame: { kind: 'datagram' } } as const;
const line = { frame: { kind: 'line', end: 'lf', max: 100 } } as const;

/** A case whose first step connects alice, and whose second step failed. */
function afterConnecting(act: Act, ...what: Happening[]): Example {
  return { acts: [acts.connect('alice'), act], happened: [...alice, ...what] };
}

/** A case whose first step opens a UDP end, and whose second step failed. */
function afterOpening(act: Act, ...what: Happening[]): Example {
  const opened = during('0', 'satisfied', seen.openedUdp('alice'));
  return { acts: [acts.open('alice'), act], happened: [...opened, ...what] };
}

/** A case whose first step starts the server, and whose second looks at it. */
function observing(check: Observation, ...what: Happening[]): Example {
  const started = during('0', 'satisfied', seen.started(), seen.listening());
  return { acts: [acts.start('server'), acts.observe(check)], happened: [...started, ...what] };
}

function stoppedAt(limit: LimitHit['limit'], value: number): Example {
  const hit: Happening = { kind: 'limit-hit', program: 'server', limit, value };
  return { acts: [acts.start('server')], happened: during('0', 'exited', seen.started(), hit) };
}

const example: Record<Judged, Example> = {
  'not-listening': {
    acts: [acts.start('server')],
    happened: during('0', 'expired', seen.started()),
  },
  'wrong-port': {
    acts: [acts.start('server')],
    happened: during('0', 'expired', seen.started(), seen.listening(8888)),
  },
  'exited-early': {
    acts: [acts.start('server')],
    happened: during('0', 'exited', seen.started(), seen.ended('server', 0)),
  },
  crashed: {
    acts: [acts.start('server')],
    happened: during('0', 'exited', seen.started(), seen.ended('server', 1)),
  },
  'connection-refused': {
    acts: [acts.connect('alice')],
    happened: during('0', 'impossible', { kind: 'refused', end: 'alice' }),
  },
  'connection-pending': { acts: [acts.connect('alice')], happened: during('0', 'expired') },
  'connection-accepted': {
    acts: [acts.connect('alice', { outcome: 'refused' })],
    happened: during('0', 'impossible', seen.opened('alice')),
  },
  'nobody-connected': {
    acts: [acts.accept('caller')],
    happened: during('0', 'expired', { kind: 'listening', end: 'door', ports: [8080] }),
  },
  'no-answer': afterConnecting(acts.expect('alice', bytes('hello')), ...during('1', 'expired')),
  'answer-from-elsewhere': afterOpening(
    acts.expect('alice', bytes('hello'), datagram),
    ...during('1', 'expired', seen.strayed('alice', 'hello')),
  ),
  'port-unreachable': afterOpening(
    acts.expect('alice', bytes('hello'), datagram),
    ...during('1', 'impossible', seen.closed('alice', 'refused')),
  ),
  'incomplete-answer': afterConnecting(
    acts.expect('alice', bytes('hello')),
    ...during('1', 'expired', seen.received('alice', 'hel')),
  ),
  'wrong-answer': afterConnecting(
    acts.expect('alice', bytes('hello')),
    ...during('1', 'impossible', seen.received('alice', 'HELLO')),
  ),
  'not-json': afterConnecting(
    acts.expect('alice', json, line),
    ...during('1', 'impossible', seen.received('alice', "{'result': 5}\n")),
  ),
  'not-xml': afterConnecting(
    acts.expect('alice', xml, line),
    ...during('1', 'impossible', seen.received('alice', '<reply>5 < 6</reply>\n')),
  ),
  'schema-mismatch': afterConnecting(
    acts.expect('alice', schema, line),
    ...during('1', 'impossible', seen.received('alice', '{"answer":5}\n')),
  ),
  'closed-early': afterConnecting(
    acts.expect('alice', bytes('hello')),
    ...during('1', 'impossible', seen.closed('alice')),
  ),
  'reset-early': afterConnecting(
    acts.expect('alice', bytes('hello')),
    ...during('1', 'impossible', seen.closed('alice', 'reset')),
  ),
  'unexpected-data': afterConnecting(
    acts.quiet('alice'),
    ...during('1', 'impossible', seen.received('alice', '> ')),
  ),
  'still-open': afterConnecting(acts.closed('alice'), ...during('1', 'expired')),
  'wrong-close': afterConnecting(
    acts.closed('alice'),
    ...during('1', 'impossible', seen.closed('alice', 'reset')),
  ),
  'not-reading': afterConnecting(acts.send('alice', 'hello'), ...during('1', 'expired')),
  'no-output': {
    acts: [acts.start('client'), acts.stdout('client', bytes('hello'))],
    happened: [...during('0', 'satisfied', seen.started('client')), ...during('1', 'expired')],
  },
  'wrong-output': {
    acts: [acts.start('client'), acts.stdout('client', bytes('hello'))],
    happened: [
      ...during('0', 'satisfied', seen.started('client')),
      ...during('1', 'impossible', seen.printed('client', 'Traceback')),
    ],
  },
  'wrong-exit': {
    acts: [acts.start('client'), acts.exit('client', { status: 'failure' })],
    happened: [
      ...during('0', 'satisfied', seen.started('client')),
      ...during('1', 'impossible', seen.ended('client', 0)),
    ],
  },
  'still-running': {
    acts: [acts.start('client'), acts.exit('client')],
    happened: [...during('0', 'satisfied', seen.started('client')), ...during('1', 'expired')],
  },
  'never-asked': {
    acts: [acts.start('client'), acts.stdin('client', '127.0.0.1')],
    happened: [...during('0', 'satisfied', seen.started('client')), ...during('1', 'expired')],
  },
  'wrong-listening': observing(
    { kind: 'listening', address: 'any', place: somewhere },
    ...during('1', 'stuck', seen.held()),
  ),
  'wrong-count': observing(
    { kind: 'amount', what: 'connections', amount: { atMost: 0 }, place: somewhere },
    ...during('1', 'stuck', seen.held({ connections: 20 })),
  ),
  'wrong-crossing': afterOpening(
    {
      verb: 'crossed',
      ...{ from: 'ours', by: '/seq', layouts: [], withinMs: 1000 },
      checks: [{ kind: 'count', atLeast: 0, atMost: 0, place: somewhere }],
    },
    ...during('1', 'impossible', {
      kind: 'crossed',
      ...{ from: 'ours', to: 'server', flow: 0, direction: 'forth', index: 0, bytes: Buffer.from('x') },
      fate: {},
    }),
  ),
  busy: observing(
    { kind: 'idle', forMs: 300, atMostPercent: 20, place: somewhere },
    ...during('1', 'expired', seen.used(99)),
  ),
  'missing-call': observing(
    { kind: 'calls', inOrder: ['bind', 'listen'], place: somewhere },
    ...during('1', 'stuck', seen.called('listen'), seen.called('bind')),
  ),
  'left-open': observing(
    { kind: 'closed', place: somewhere },
    ...during('1', 'stuck', seen.called('accept', { on: '1', gave: '2' })),
  ),
  'too-many-processes': stoppedAt('processes', 256),
  'too-much-memory': stoppedAt('memory', 1e9),
  'too-much-disk': stoppedAt('disk', 5e8),
  'too-much-processor-time': stoppedAt('processor', 60),
  'output-flood': {
    acts: [acts.start('client'), acts.exit('client')],
    happened: [
      ...during('0', 'satisfied', seen.started('client')),
      ...during(
        '1',
        'impossible',
        { kind: 'limit-hit', program: 'client', limit: 'output', value: 8_000_000 },
        { kind: 'program-ended', program: 'client', status: { signal: 'SIGKILL' }, by: 'itself' },
      ),
    ],
  },
  'port-busy': {
    acts: [acts.start('server')],
    happened: [{ kind: 'fault', fault: { code: 'port-busy', port: 8080, owner: 'nginx' } }],
  },
  starved: {
    acts: [acts.connect('alice')],
    happened: [{ kind: 'fault', fault: { code: 'starved', wallMs: 60_000 } }],
  },
  interrupted: {
    acts: [acts.connect('alice')],
    happened: [...during('0', 'interrupted'), { kind: 'fault', fault: { code: 'interrupted' } }],
  },
  'harness-fault': {
    acts: [acts.connect('alice')],
    happened: [{ kind: 'fault', fault: { code: 'harness-fault', message: 'the worker was killed' } }],
  },
};

describe('each reason that a transcript can prove', () => {
  test.each(Object.entries(example))('%s', (code, { acts: list, happened }) => {
    expect(reasonFor(list, happened).code).toBe(code);
  });

  test('has an example, or is known to be given elsewhere', () => {
    const covered = [...Object.keys(example), ...Object.keys(givenElsewhere)].sort();
    expect(covered).toEqual(Object.keys(reasons).sort());
  });

  test('costs points only where it is the program’s', () => {
    const undecided = Object.entries(example)
      .filter(
        ([, { acts: list, happened }]) =>
          judge(transcriptOf(caseOf(steps(list)), happened)).state === 'undecided',
      )
      .map(([code]) => code);
    expect(undecided.sort()).toEqual(['harness-fault', 'interrupted', 'port-busy', 'starved']);
  });
});

test('every reason is told by a title, an explanation and an example', () => {
  for (const [code, { title, explanation, example: shown }] of Object.entries(reasons)) {
    expect([code, title, explanation, shown].every((part) => part.length > 3)).toBe(true);
  }
});
