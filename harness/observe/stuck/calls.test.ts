import { describe, expect, test } from '@jest/globals';
import { readCall } from './calls.ts';

const noTime = () => undefined;
const twoSeconds = () => ({ seconds: 2n, rest: 500n });

function waitingIn(number: number, args: bigint[], time: typeof twoSeconds | typeof noTime = noTime) {
  return readCall({ number, args }, time).waiting;
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

  test('with a pointer to a time is for ever only where the pointer is null', () => {
    expect(waitingIn(271, [0n, 1n, 0n])).toEqual({ kind: 'forever' });
    expect(waitingIn(271, [0n, 1n, 99n], twoSeconds)).toEqual({ kind: 'after', ns: 2_000_000_500n });
    expect(waitingIn(23, [1n, 0n, 0n, 0n, 99n], twoSeconds)).toEqual({ kind: 'after', ns: 2_000_500_000n });
    expect(waitingIn(271, [0n, 1n, 99n])).toEqual({ kind: 'unknown', why: 'its timeout cannot be read' });
  });

  test('on a futex waits only by some operations, relative or until a time of its clock', () => {
    expect(waitingIn(202, [0n, 0x80n, 0n, 0n])).toEqual({ kind: 'forever' });
    expect(waitingIn(202, [0n, 0x80n, 0n, 9n], twoSeconds)).toEqual({ kind: 'after', ns: 2_000_000_500n });
    expect(waitingIn(202, [0n, 0x189n, 0n, 9n], twoSeconds)).toEqual({
      kind: 'at',
      clock: 'realtime',
      ns: 2_000_000_500n,
    });
    expect(waitingIn(202, [0n, 0x89n, 0n, 9n], twoSeconds)).toEqual({
      kind: 'at',
      clock: 'monotonic',
      ns: 2_000_000_500n,
    });
    expect(waitingIn(202, [0n, 1n, 0n, 0n]).kind).toBe('unknown');
  });

  test('that sleeps always ends, and one that nobody has looked into proves nothing', () => {
    expect(waitingIn(35, [9n], twoSeconds)).toEqual({ kind: 'after', ns: 2_000_000_500n });
    expect(waitingIn(230, [1n, 1n, 9n], twoSeconds)).toEqual({
      kind: 'at',
      clock: 'monotonic',
      ns: 2_000_000_500n,
    });
    expect(waitingIn(219, []).kind).toBe('unknown');
    expect(waitingIn(426, []).kind).toBe('unknown');
  });
});
