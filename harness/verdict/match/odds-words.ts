import type { Odds } from '../../spec/assignment.ts';
import { errorOfChance } from '../../spec/binomial-bounds.ts';

/** Where chance decides, the words say what is accepted and how often that is unjust. */
export function wordsOfOdds(least: number, most: number, { outOf, chance }: Odds): string {
  const percent = Number((chance * 100).toFixed(2));
  const times = Math.round(1 / errorOfChance).toLocaleString('en');
  return `${least} to ${most} messages for ${outOf} sent (${percent} % each; a right program leaves these bounds once in ${times} times at most)`;
}
