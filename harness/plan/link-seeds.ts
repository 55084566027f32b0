import type { PlannedCase } from './planned-case.ts';

/** The case once for each seed of its link; once where the link has one or none. */
export function eachSeed(planned: PlannedCase): PlannedCase[] {
  const seeds = planned.case.link?.seeds ?? [];
  return seeds.length > 1 ? seeds.map((seed) => withSeed(planned, seed)) : [planned];
}

/** The same case with this seed for its link. */
export function withSeed(planned: PlannedCase, seed: number): PlannedCase {
  const { link } = planned.case;
  if (link === undefined) return planned;
  return { ...planned, case: { ...planned.case, link: { ...link, seeds: [seed] } } };
}

/** What selects the case as it was run: `bad-weather@8` with the seed 8 of its link. */
export function idWithSeed({ id, case: { link } }: PlannedCase): string {
  const [seed] = link?.seeds ?? [];
  return seed === undefined ? id : `${id}@${seed}`;
}

/** A selected case and the seed that its link is to have, if one was asked for. */
export function readIdWithSeed(text: string): { id: string; seed?: number } {
  const [, id = text, seed] = /^(.*)@([0-9]+)$/.exec(text) ?? [];
  return seed === undefined ? { id } : { id, seed: Number(seed) };
}
