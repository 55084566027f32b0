import type { Assignment, Odds, Pattern } from '../spec/assignment.ts';
import { wordsOfOdds } from '../verdict/match/odds-words.ts';

type Some = Extract<Pattern, { kind: 'some' }> & { odds: Odds };

/** Of each count that chance has a part in: what is accepted, and how often a right program is wronged. */
export function chanceLines({ cases }: Assignment): string[] {
  return cases.flatMap(({ id, steps }) =>
    countsIn(steps).map(
      ({ atLeast, atMost, odds }) => `  ${id}: ${wordsOfOdds(Number(atLeast), Number(atMost), odds)}`,
    ),
  );
}

function countsIn(value: unknown): Some[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(countsIn);
  return isByChance(value) ? [value, ...inner] : inner;
}

function isByChance(value: object): value is Some {
  return 'kind' in value && value.kind === 'some' && 'odds' in value;
}
