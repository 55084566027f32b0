import { expect, test } from '@jest/globals';
import { SlotLimit } from './slot-limit.ts';

/** The limits after seconds in which the processors were idle for these shares. */
function limits(idle: number[]): number[] {
  const time = { totalMs: 0, idleMs: 0 };
  const limit = new SlotLimit(2, 4, { ...time });
  return idle.map((share) => {
    time.totalMs += 1000;
    time.idleMs += 1000 * share;
    limit.look({ ...time });
    return limit.now;
  });
}

test('while processors are idle one case more runs after each look, up to the most', () => {
  expect(limits([0.9, 0.9, 0.9, 0.9])).toEqual([3, 4, 4, 4]);
});

test('when they are busy it becomes fewer again, down to the least', () => {
  expect(limits([0.9, 0.9, 0.01, 0.1, 0.01, 0.01])).toEqual([3, 4, 3, 3, 2, 2]);
});

test('a look that comes too soon tells nothing', () => {
  const limit = new SlotLimit(2, 4, { totalMs: 0, idleMs: 0 });
  expect(limit.look({ totalMs: 100, idleMs: 100 })).toBe(false);
  expect(limit.look({ totalMs: 300, idleMs: 300 })).toBe(true);
});
