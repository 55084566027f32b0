import type { CaseLines } from '../case-lines.ts';
import type { Ladder } from './ladder.ts';

/** What can be drawn of a case: what happened in it, and its lines of the assignment. */
export interface Drawing {
  ladder: Ladder;
  lines: CaseLines;
}
