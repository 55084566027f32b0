import { mutateStructure } from './mutate-structure.ts';
import { mutateText } from './mutate-text.ts';
import { Random } from './random.ts';

/** A wrong version of an assignment, decided by a seed: half of them keep the YAML whole, half do not care. */
export function mutateAssignment(text: string, seed: number): string {
  const random = new Random(seed);
  return random.below(2) === 0 ? mutateStructure(text, random) : mutateText(text, random);
}
