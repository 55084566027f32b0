import type { Tolerance } from './assignment.ts';
import type { Node } from './tree.ts';
import { readWords } from './values.ts';

/** Every leniency a teacher can grant. */
export const tolerances: readonly Tolerance[] = [
  'newline',
  'cr',
  'nul-padding',
  'banner',
  'letter-case',
  'trailing-space',
];

/** The leniencies a part of the file grants; none where it says nothing of them. */
export function readTolerances(node: Node | undefined): Tolerance[] | undefined {
  return node === undefined ? undefined : readWords(node, tolerances);
}
