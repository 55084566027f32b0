import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { binomialBounds } from './binomial-bounds.ts';

/** The exact probability of a count, by multiplication. */
function probability(tries: number, chance: number, count: number): number {
  let result = 1;
  for (let k = 0; k < count; k++) result *= ((tries - k) / (k + 1)) * chance;
  return result * (1 - chance) ** (tries - count);
}

function outside(
  tries: number,
  chance: number,
  { atLeast, atMost }: { atLeast: number; atMost: number },
): number {
  let sum = 0;
  for (let count = 0; count <= tries; count++)
    if (count < atLeast || count > atMost) sum += probability(tries, chance, count);
  return sum;
}

test('forty tries at seven in ten: more than twelve, and all may come', () => {
  expect(binomialBounds(40, 0.7)).toEqual({ atLeast: 13, atMost: 40 });
  expect(binomialBounds(10, 0.7)).toEqual({ atLeast: 0, atMost: 10 });
});

test('a right program leaves the bounds no more often than was said, and narrower ones it would leave', () => {
  const tries = fc.integer({ min: 1, max: 120 });
  const percent = fc.integer({ min: 1, max: 99 });
  fc.assert(
    fc.property(tries, percent, (many, share) => {
      const chance = share / 100;
      const bounds = binomialBounds(many, chance, 1e-4);
      expect(outside(many, chance, bounds)).toBeLessThanOrEqual(1e-4 * (1 + 1e-6));
      const { atLeast, atMost } = bounds;
      expect(outside(many, chance, { atLeast: atLeast + 1, atMost: many })).toBeGreaterThan(
        0.5e-4 * (1 - 1e-6),
      );
      expect(outside(many, chance, { atLeast: 0, atMost: atMost - 1 })).toBeGreaterThan(0.5e-4 * (1 - 1e-6));
    }),
    { numRuns: 50 },
  );
});
