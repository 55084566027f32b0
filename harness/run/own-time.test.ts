import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ownDeadline, ownShare } from './own-time.ts';

describe('the program’s own share of a step', () => {
  test('is all of it while the program sleeps or computes undisturbed', () => {
    expect(ownShare(25e6, 0, 0, 2)).toBe(25e6);
    expect(ownShare(25e6, 25e6, 0, 2)).toBe(25e6);
  });

  test('leaves out the time in which it waited for a processor', () => {
    expect(ownShare(25e6, 5e6, 20e6, 2)).toBe(5e6);
  });

  test('counts the processors that parallel threads of its own used', () => {
    expect(ownShare(25e6, 50e6, 50e6, 2)).toBe(25e6);
  });

  test('is never negative and never more than the step, whatever the threads did', () => {
    const ns = fc.double({ min: 0, max: 50e6, noNaN: true });
    fc.assert(
      fc.property(ns, ns, (used, waited) => {
        const share = ownShare(25e6, Math.min(used, 50e6), waited, 2);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(25e6 + 1);
      }),
    );
  });
});

test('a deadline expires when the programs have had their time', async () => {
  const began = performance.now();
  const how = await new Promise((resolve) =>
    ownDeadline({ ownMs: 60, wallMs: 60_000, threads: () => [] }, resolve),
  );
  expect(how).toBe('expired');
  expect(performance.now() - began).toBeGreaterThanOrEqual(59);
});

test('a deadline is over at the earliest when all the time that is left has passed', () => {
  const began = process.hrtime.bigint();
  const deadline = ownDeadline({ ownMs: 60_000, wallMs: 600_000, threads: () => [] }, () => {});
  deadline.cancel();
  const asked = process.hrtime.bigint();
  expect(deadline.earliestEnd() - began).toBeGreaterThanOrEqual(60_000_000_000n);
  // Nothing has been counted yet: however much later one asks, all of it is still to come.
  expect(deadline.earliestEnd() - asked).toBeGreaterThanOrEqual(60_000_000_000n);
});

test('a deadline gives up where the machine gives no time at all', async () => {
  const how = await new Promise((resolve) =>
    ownDeadline({ ownMs: 60_000, wallMs: 60, threads: () => [] }, resolve),
  );
  expect(how).toBe('starved');
});
