import type { Place } from './assignment.ts';

/** A mistake in an author's file: where, what is wrong, what would be right. */
export interface SpecProblem {
  code: SpecProblemCode;
  file: string;
  place: Place;
  /** One sentence: what is wrong. */
  message: string;
  /** What would be right, where that can be said: "did you mean `expect`?". */
  fix?: string;
}

export type SpecProblemCode =
  | 'unreadable'
  | 'yaml'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'wrong-value'
  | 'unknown-name'
  | 'duplicate-name'
  | 'ambiguous-end'
  | 'missing-file'
  | 'bad-regex'
  | 'bad-schema'
  | 'bad-xml'
  | 'bad-xpath'
  | 'bad-template'
  | 'points-mismatch'
  | 'needs-cycle'
  | 'too-much';
