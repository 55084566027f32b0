import { createHash } from 'node:crypto';
import type { Case, JsonTemplate, Place, Program } from '../spec/assignment.ts';

/** One case, ready to be run by a worker that has never seen the assignment. */
export interface PlannedCase {
  assignment: { id: string; title: string; file: string };
  /** The case's id, with the row's values where `for` made several of it: `lookup-80-tcp`. */
  id: string;
  title: string;
  /** The row of `for` that this is; empty where there is none. */
  row: Record<string, JsonTemplate>;
  case: Omit<Case, 'for'>;
  programs: Record<string, Program>;
  /** Every random choice of the case is drawn from it. */
  seed: number;
}

/** SHA-256 of everything that makes the case what it is; where the file lies does not count. */
export function hashOf(planned: PlannedCase): string {
  const { assignment, ...rest } = planned;
  const counted = { assignment: assignment.id, ...rest };
  return createHash('sha256').update(JSON.stringify(counted, withoutPlaces)).digest('hex');
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'place' && isPlace(value) ? undefined : value;
}

/** A message may have a key `place` too. */
function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).sort().join() === 'column,length,line';
}
