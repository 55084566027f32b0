import { describe, expect, test } from '@jest/globals';
import type { Amount, Observation } from '../../spec/assignment.ts';
import type { Happening } from '../evidence.ts';
import { acts, caseOf, somewhere, steps } from '../example-case.ts';
import { during, reasonFor, seen, transcriptOf } from '../example-transcript.ts';
import { judge } from '../judge.ts';

type WithoutPlace<O> = O extends unknown ? Omit<O, 'place'> : never;
type Check = WithoutPlace<Observation>;

const list = (check: Check) => [
  acts.start('server'),
  acts.observe({ ...check, place: somewhere } as Observation),
];
const ready = (...held: Happening[]) => during('0', 'satisfied', seen.started(), seen.listening(), ...held);

/** The state of a case that observes this, when that was seen and then the wait was over. */
function stateOf(check: Check, ...what: Happening[]): string {
  const happened = [...ready(seen.held()), ...during('1', 'expired', ...what), seen.done];
  return judge(transcriptOf(caseOf(steps(list(check))), happened)).state;
}

function reasonOf(check: Check, ...what: Happening[]) {
  return reasonFor(list(check), [...ready(seen.held()), ...during('1', 'stuck', ...what)]);
}

const on = (address: string, family: 'ipv4' | 'ipv6' = 'ipv4', backlog?: number) =>
  seen.held({
    listening: [{ family, address, port: 8080, waiting: 0, ...(backlog === undefined ? {} : { backlog }) }],
  });

describe('listening', () => {
  test.each<[Check, Happening, 'passed' | 'failed']>([
    [{ kind: 'listening', address: 'any' }, on('0.0.0.0'), 'passed'],
    [{ kind: 'listening', address: 'any' }, on('::', 'ipv6'), 'passed'],
    [{ kind: 'listening', address: 'any' }, on('127.0.0.1'), 'failed'],
    [{ kind: 'listening', address: 'loopback' }, on('::1', 'ipv6'), 'passed'],
    [{ kind: 'listening', address: '10.0.0.7' }, on('10.0.0.7'), 'passed'],
    [{ kind: 'listening', family: 'ipv4' }, on('::', 'ipv6'), 'passed'],
    [{ kind: 'listening', family: 'ipv4' }, on('::1', 'ipv6'), 'failed'],
    [{ kind: 'listening', family: 'ipv6' }, on('0.0.0.0'), 'failed'],
    [{ kind: 'listening', port: 8080 }, on('0.0.0.0'), 'passed'],
    [{ kind: 'listening', port: 8081 }, on('0.0.0.0'), 'failed'],
    [{ kind: 'listening', backlog: { atLeast: 5 } }, on('0.0.0.0', 'ipv4', 5), 'passed'],
    [{ kind: 'listening', backlog: { atLeast: 5 } }, on('0.0.0.0', 'ipv4', 1), 'failed'],
    [{ kind: 'listening', backlog: { atLeast: 5 } }, on('0.0.0.0'), 'passed'],
  ])('%j', (check, what, state) => expect(stateOf(check, what)).toBe(state));

  test('the message says how it listens, and how it should', () => {
    const check: Check = { kind: 'listening', address: 'any', backlog: { atLeast: 5 } };
    expect(reasonOf(check, on('127.0.0.1', 'ipv4', 1)).message).toBe(
      'server listens on 127.0.0.1:8080 with a backlog of 1; expected: every address (0.0.0.0 or ::), a backlog of at least 5',
    );
  });
});

describe('amounts', () => {
  const amount = (wanted: Amount): Check => ({ kind: 'amount', what: 'threads', amount: wanted });
  test.each<[Amount, number, 'passed' | 'failed']>([
    [{ atLeast: 3, atMost: 3 }, 3, 'passed'],
    [{ atLeast: 3, atMost: 3 }, 4, 'failed'],
    [{ atLeast: 3 }, 2, 'failed'],
    [{ atMost: 3 }, 0, 'passed'],
    [{ grownAtMost: 2 }, 3, 'passed'],
    [{ grownAtMost: 2 }, 4, 'failed'],
  ])('%j of %d threads, one of which was there at the start', (wanted, threads, state) =>
    expect(stateOf(amount(wanted), seen.held({ threads }))).toBe(state),
  );

  test('what was seen before the step began does not count', () => {
    expect(stateOf(amount({ atMost: 9 }))).toBe('undecided');
  });

  test('clients that were never closed are told, with the mistake behind them', () => {
    const check: Check = { kind: 'amount', what: 'connections', amount: { atLeast: 0, atMost: 0 } };
    const reason = reasonOf(check, seen.held({ connections: 20, unclosed: 20 }));
    expect(reason.message).toBe('server has 20 open connections; expected: 0');
    expect(reason.findings.map(({ code }) => code)).toEqual(['keeps-finished-connections']);
  });

  test('children that nobody waited for are told as that', () => {
    const check: Check = { kind: 'amount', what: 'zombies', amount: { atLeast: 0, atMost: 0 } };
    const reason = reasonOf(check, seen.held({ zombies: 2 }));
    expect(reason.message).toBe('server has 2 child processes that nobody waited for; expected: 0');
    expect(reason.findings.map(({ code }) => code)).toEqual(['leaves-zombies']);
  });
});

describe('idle', () => {
  const check: Check = { kind: 'idle', forMs: 300, atMostPercent: 20 };
  test('a program that leaves the processor alone passes', () =>
    expect(stateOf(check, seen.used(20))).toBe('passed'));
  test('only the last measurement counts', () => {
    expect(stateOf(check, seen.used(99), seen.used(0))).toBe('passed');
    expect(stateOf(check, seen.used(0), seen.used(99))).toBe('failed');
  });
  test('a loop beside a finished connection is recognised', () => {
    const reason = reasonOf(check, seen.held({ unclosed: 1 }), seen.used(99));
    expect(reason.findings.map(({ code }) => code)).toEqual(['spins-at-the-end']);
  });
});

describe('calls', () => {
  const check: Check = { kind: 'calls', inOrder: ['reuse-address', 'bind', 'listen'] };
  const [option, bind, listen] = [seen.called('reuse-address'), seen.called('bind'), seen.called('listen')];
  test('others may lie between', () =>
    expect(stateOf(check, option, seen.called('socket'), bind, seen.called('close'), listen)).toBe('passed'));
  test('another order fails', () =>
    expect(reasonOf(check, bind, option, listen).message).toBe(
      'server did not call bind() after setsockopt(SO_REUSEADDR); expected in this order: setsockopt(SO_REUSEADDR), bind(), listen()',
    ));
  test('a call that failed is none, and its errno is told', () =>
    expect(reasonOf(check, option, seen.called('bind', {}, 'EADDRINUSE')).message).toContain('(EADDRINUSE)'));

  const accepted = seen.called('accept', { on: '1', gave: '2' });
  test.each<[string, Happening[], 'passed' | 'failed']>([
    ['an accepted connection that is closed', [accepted, seen.called('close', { on: '2' })], 'passed'],
    [
      'an accepted connection while only the listener is closed',
      [accepted, seen.called('close', { on: '1' })],
      'failed',
    ],
    [
      'a connection that was made and is closed',
      [seen.called('connect', { on: '3' }), seen.called('close', { on: '3' })],
      'passed',
    ],
    ['a connection that was made and stays', [seen.called('connect', { on: '3' })], 'failed'],
    ['a connection that nobody has accepted yet', [seen.opened('alice')], 'failed'],
    ['no connection at all', [], 'failed'],
    ['only a connection that was refused', [seen.called('connect', { on: '3' }, 'ECONNREFUSED')], 'failed'],
  ])('%s', (_, what, state) => expect(stateOf({ kind: 'closed' }, ...what)).toBe(state));

  test('a program that has ended is judged by the calls that it made', () => {
    const gone = seen.ended('server', 0);
    expect(stateOf(check, option, bind, listen, gone)).toBe('passed');
    expect(reasonOf(check, option, gone).code).toBe('missing-call');
    expect(reasonOf({ kind: 'amount', what: 'threads', amount: { atMost: 9 } }, gone).code).toBe(
      'exited-early',
    );
  });
});
