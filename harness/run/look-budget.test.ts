import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LookBudget, lookShare } from './look-budget.ts';

describe('a worker’s share of a core for its looks', () => {
  test('is a hundredth for one alone, and all together never have more than a twenty-fifth', () => {
    expect(lookShare(1)).toBe(0.01);
    for (let slots = 1; slots <= 64; slots++) {
      expect(lookShare(slots)).toBeLessThanOrEqual(0.01);
      expect(lookShare(slots) * slots).toBeLessThanOrEqual(0.04 + 1e-9);
    }
  });
});

describe('the budget', () => {
  test('lets the first looks of a wait come at once', () => {
    const budget = new LookBudget(0.02, 0);
    expect(budget.spend(1, 1)).toBe(0);
    expect(budget.spend(1, 3)).toBe(0);
  });

  test('makes who has spent what was saved wait until the look is paid for', () => {
    const budget = new LookBudget(0.02, 0);
    expect(budget.spend(80, 0)).toBe(0);
    expect(budget.spend(10, 0)).toBe(500);
  });

  test('is smaller where more share it, and what was saved is, too', () => {
    const budget = new LookBudget(0.02, 0);
    budget.setShare(0.01);
    expect(budget.spend(40, 0)).toBe(0);
    expect(budget.spend(10, 0)).toBe(1000);
  });

  test('saves up again while nothing is looked for', () => {
    const budget = new LookBudget(0.02, 0);
    budget.spend(80, 0);
    expect(budget.spend(70, 10_000)).toBe(0);
  });

  test('is never overdrawn by more than what was saved and one look, whatever the looks cost', () => {
    const looks = fc.array(
      fc.record({ costMs: fc.double({ min: 0, max: 30, noNaN: true }), idleMs: fc.nat(250) }),
    );
    fc.assert(
      fc.property(looks, fc.integer({ min: 1, max: 16 }), (costs, slots) => {
        const share = lookShare(slots);
        const budget = new LookBudget(share, 0);
        let now = 0;
        let spent = 0;
        for (const { costMs, idleMs } of costs) {
          spent += costMs;
          now += Math.max(idleMs, budget.spend(costMs, now));
          expect(spent).toBeLessThanOrEqual((4000 + now) * share + 1e-6);
        }
      }),
    );
  });
});
