import { describe, expect, test } from '@jest/globals';
import { readCall } from './calls.ts';

function waitingIn(number: number, args: bigint[]) {
  return readCall({ number, args }).waiting;
}

describe('a system call', () => {
  test('of its own accord ends never, or when its descriptor says so', () => {
    expect(waitingIn(34, [])).toEqual({ kind: 'forever' });
    expect(waitingIn(45, [5n])).toEqual({ kind: 'descriptor', fd: 5, way: 'receive' });
    expect(waitingIn(44, [6n])).toEqual({ kind: 'descriptor', fd: 6, way: 'send' });
  });

  test('with a count of milliseconds is for ever only below zero, as a signed 32-bit number', () => {
    expect(waitingIn(7, [0n, 1n, 0xffffffffn])).toEqual({ kind: 'forever' });
    expect(waitingIn(7, [0n, 1n, 500n])).toEqual({ kind: 'after', ns: 500_000_000n });
    expect(waitingIn(232, [3n, 0n, 1n, 0xffffffffffffffffn])).toEqual({ kind: 'forever' });
  });

  test('with a pointer to a time is for ever only where the pointer is null; the time itself is not trusted', () => {
    expect(waitingIn(271, [0n, 1n, 0n])).toEqual({ kind: 'forever' });
    expect(waitingIn(271, [0n, 1n, 99n])).toEqual({ kind: 'some-time' });
    expect(waitingIn(23, [1n, 0n, 0n, 0n, 99n])).toEqual({ kind: 'some-time' });
    expect(waitingIn(35, [9n])).toEqual({ kind: 'some-time' });
  });

  test('on a futex waits only by some operations', () => {
    expect(waitingIn(202, [0n, 0x80n, 0n, 0n])).toEqual({ kind: 'forever' });
    expect(waitingIn(202, [0n, 0x80n, 0n, 9n])).toEqual({ kind: 'some-time' });
    expect(waitingIn(202, [0n, 0x189n, 0n, 9n])).toEqual({ kind: 'some-time' });
    expect(waitingIn(202, [0n, 1n, 0n, 0n]).kind).toBe('unknown');
  });

  test('that awaits signals is told apart: one of them may be an alarm', () => {
    expect(waitingIn(128, [1n, 0n, 0n])).toEqual({ kind: 'signals' });
    expect(waitingIn(128, [1n, 0n, 99n])).toEqual({ kind: 'some-time' });
  });

  test('that receives many datagrams is on its socket only where it has no timeout', () => {
    expect(waitingIn(299, [5n, 1n, 1n, 0n, 0n])).toEqual({ kind: 'descriptor', fd: 5, way: 'receive' });
    expect(waitingIn(299, [5n, 1n, 1n, 0n, 99n])).toEqual({ kind: 'some-time' });
  });

  test('that nobody has looked into proves nothing', () => {
    for (const number of [208, 219, 426]) expect(waitingIn(number, []).kind).toBe('unknown');
  });
});
