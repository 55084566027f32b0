import { describe, expect, test } from '@jest/globals';
import type { Act, ExitStatus, Pattern } from '../../spec/assignment.ts';
import type { Happening } from '../evidence.ts';
import { acts, bytes, somewhere } from '../example-case.ts';
import { during, reasonFor, seen, verdictOn } from '../example-transcript.ts';
import { accepts } from './program-progress.ts';

const includes: Pattern = { kind: 'includes', text: 'ready', place: somewhere };
const noTraceback: Pattern = {
  kind: 'not',
  of: { kind: 'includes', text: 'Traceback', place: somewhere },
  place: somewhere,
};

/** What a step on the running client came to. */
function outcome(
  act: Act,
  wait: 'satisfied' | 'impossible' | 'expired' | 'exited',
  ...what: Happening[]
): string {
  const started = during('0', 'satisfied', seen.started('client'));
  const verdict = verdictOn(
    [acts.start('client'), act],
    [...started, ...during('1', wait, ...what), seen.done],
  );
  return verdict.state === 'passed' ? 'passed' : verdict.reason.code;
}

describe('start', () => {
  test.each([
    [{ number: 8080, given: 'may' as const }, 20_000, true],
    [{ number: 8080, given: 'may' as const }, 8080, true],
    [{ number: 8080, given: 'must' as const }, 8080, false],
    [{ number: 8080, given: 'may' as const }, 8081, false],
    [undefined, 8081, true],
  ])('with the policy %j, listening on port %d is fine: %j', (policy, port, fine) => {
    expect(accepts(policy, 20_000, port)).toBe(fine);
  });

  test('is met by a server that listens on the right port among others', () => {
    const happened = during('0', 'satisfied', seen.started(), seen.listening(9999), seen.listening(8080));
    expect(verdictOn([acts.start('server')], [...happened, seen.done]).state).toBe('passed');
  });

  test('says which port a server listens on in place of the right one', () => {
    const { message } = reasonFor(
      [acts.start('server')],
      during('0', 'expired', seen.started(), seen.listening(8888)),
    );
    expect(message).toBe('server listens on port 8888; it was given port 20000, the handout names 8080');
  });

  test('again is met only by the new program', () => {
    const list = [acts.start('server'), acts.restart('server')];
    const first = during('0', 'satisfied', seen.started(), seen.listening());
    const stopped: Happening = {
      kind: 'program-ended',
      program: 'server',
      status: { signal: 'SIGTERM' },
      by: 'us',
    };
    const again = during('1', 'satisfied', stopped, seen.started(), seen.listening());
    expect(verdictOn(list, [...first, ...again, seen.done]).state).toBe('passed');
    expect(reasonFor(list, [...first, ...during('1', 'expired', stopped, seen.started())]).code).toBe(
      'not-listening',
    );
  });
});

describe('exit', () => {
  const killed: Happening = {
    kind: 'program-ended',
    program: 'client',
    status: { signal: 'SIGKILL' },
    by: 'us',
  };
  test.each<[ExitStatus, Happening, string]>([
    ['success', seen.ended('client', 0), 'passed'],
    ['success', seen.ended('client', 1), 'wrong-exit'],
    ['success', killed, 'wrong-exit'],
    ['failure', seen.ended('client', 1), 'passed'],
    ['failure', killed, 'passed'],
    ['failure', seen.ended('client', 0), 'wrong-exit'],
    ['any', killed, 'passed'],
    [{ code: 3 }, seen.ended('client', 3), 'passed'],
    [{ code: 3 }, seen.ended('client', 4), 'wrong-exit'],
    [{ signal: 'SIGKILL' }, killed, 'passed'],
    [{ signal: 'SIGTERM' }, killed, 'wrong-exit'],
  ])('%j, when %j: %s', (status, end, code) => {
    expect(
      outcome(acts.exit('client', { status }), code === 'passed' ? 'satisfied' : 'impossible', end),
    ).toBe(code);
  });
});

describe('accept', () => {
  const list = [acts.start('client'), acts.exit('client'), acts.start('server'), acts.accept('caller')];
  const before = [
    ...during('0', 'satisfied', seen.started('client')),
    ...during('1', 'satisfied', seen.ended('client', 0)),
    ...during('2', 'satisfied', seen.started('server'), seen.listening()),
  ];

  test('is not given up because another program has ended', () => {
    const happened = [...before, ...during('3', 'satisfied', seen.opened('caller', 'door')), seen.done];
    expect(verdictOn(list, happened).state).toBe('passed');
  });

  test('is given up when every program has ended', () => {
    expect(reasonFor(list, [...before, ...during('3', 'exited', seen.ended('server', 2))])).toMatchObject({
      code: 'crashed',
      message: 'server ended without connecting, with exit status 2',
    });
  });
});

const out = (pattern: Pattern, more: object = {}) => acts.stdout('client', pattern, more);
const untilExit = { until: 'exit' } as const;

const rows: [string, Act, 'satisfied' | 'impossible' | 'expired' | 'exited', Happening[], string][] = [
  ['what was waited for', out(includes), 'satisfied', [seen.printed('client', 'get ready')], 'passed'],
  ['something else so far', out(includes), 'expired', [seen.printed('client', 'hello')], 'no-output'],
  [
    'something else, then the end',
    out(includes),
    'exited',
    [seen.printed('client', 'hello'), seen.ended('client', 0)],
    'wrong-output',
  ],
  ['nothing, then the end', out(includes), 'exited', [seen.ended('client', 0)], 'no-output'],
  [
    'no traceback until the end',
    out(noTraceback, untilExit),
    'satisfied',
    [seen.printed('client', 'sorry'), seen.ended('client', 1)],
    'passed',
  ],
  [
    'nothing at all until the end',
    out(noTraceback, untilExit),
    'satisfied',
    [seen.ended('client', 1)],
    'passed',
  ],
  [
    'a traceback until the end',
    out(noTraceback, untilExit),
    'impossible',
    [seen.printed('client', 'Traceback'), seen.ended('client', 1)],
    'wrong-output',
  ],
  [
    'it all, but without an end',
    out(includes, untilExit),
    'expired',
    [seen.printed('client', 'ready')],
    'still-running',
  ],
  [
    'more than exactly this',
    out(bytes('42\n'), untilExit),
    'impossible',
    [seen.printed('client', '42\n43\n'), seen.ended('client', 0)],
    'wrong-output',
  ],
  [
    'exactly this',
    out(bytes('42\n'), untilExit),
    'satisfied',
    [seen.printed('client', '42\n'), seen.ended('client', 0)],
    'passed',
  ],
];

describe('output', () => {
  test.each(rows)('%s', (_, act, wait, what, code) => {
    expect(outcome(act, wait, ...what)).toBe(code);
  });

  test('is taken off, so that the next expectation reads on', () => {
    const list = [acts.start('client'), out(bytes('one\n')), out(bytes('two\n'))];
    const happened = [
      ...during('0', 'satisfied', seen.started('client')),
      ...during('1', 'satisfied', seen.printed('client', 'one\ntwo\n')),
      ...during('2', 'satisfied'),
    ];
    expect(verdictOn(list, [...happened, seen.done]).state).toBe('passed');
  });

  test('on the other stream does not count', () => {
    expect(outcome(out(includes), 'expired', seen.printed('client', 'ready', 'stderr'))).toBe('no-output');
  });
});
