/** Between how many and how many of so many tries succeed, but for a chance of `error`. */
export interface Bounds {
  atLeast: number;
  atMost: number;
}

/** A right program is wronged no more often than this: once in a million. */
export const errorOfChance = 1e-6;

/**
 * The narrowest counts that a binomial variable leaves, below or above, with a
 * probability of no more than `error / 2` each.
 */
export function binomialBounds(tries: number, chance: number, error = errorOfChance): Bounds {
  const probabilities = binomial(tries, chance);
  return {
    atLeast: cutOff(probabilities, error / 2),
    atMost: tries - cutOff([...probabilities].reverse(), error / 2),
  };
}

/** How many of the first may be left out. */
function cutOff(probabilities: number[], allowed: number): number {
  let sum = 0;
  let count = 0;
  for (const probability of probabilities) {
    sum += probability;
    if (sum > allowed) return count;
    count++;
  }
  return count;
}

/** The probability of 0, 1, 2 … successes, by logarithms, since the factors are large and small. */
function binomial(tries: number, chance: number): number[] {
  let logChoose = 0;
  return Array.from({ length: tries + 1 }, (_, k) => {
    if (k > 0) logChoose += Math.log((tries - k + 1) / k);
    return Math.exp(logChoose + k * Math.log(chance) + (tries - k) * Math.log1p(-chance));
  });
}
