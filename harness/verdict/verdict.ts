import type { Place } from '../spec/assignment.ts';
import type { WaitEnd } from './evidence.ts';
import type { Proof } from './proof-words.ts';
import type { ReasonCode } from './reasons.ts';

/** A case's outcome, with what proves it. */
export type Verdict = { case: CaseFacts; checks: Check[] } & Outcome;

export type Outcome =
  | { state: 'passed'; earned: number }
  | { state: 'failed'; earned: number; reason: Reason }
  | { state: 'skipped'; earned: 0; reason: Reason }
  | { state: 'undecided'; earned: 0; reason: Reason };

/** What score and report need to know of the case. */
export interface CaseFacts {
  id: string;
  title: string;
  points: number;
  extraCredit: boolean;
  visibility: 'visible' | 'hidden' | 'after-due' | 'after-published';
  because?: string;
  tags: string[];
}

/** Why, from a closed set, with the evidence in words and bytes. */
export interface Reason {
  code: ReasonCode;
  /** One sentence for the student: what happened, with the figures of this case. */
  message: string;
  /** Where the expectation stands in the assignment. */
  place?: Place;
  /** What the two sides of the conversation were, where bytes decided. */
  shown?: Shown;
  /** When it happened, in milliseconds of the case, where that is before the step that judged it. */
  at?: number;
  /** What a compiler or another tool had to say. */
  printed?: string;
  /** Where it was proved that nothing more would come. */
  proof?: Proof;
  /** Recognised mistakes, the likeliest first. */
  findings: Finding[];
}

export interface Shown {
  sent?: Buffer;
  expected: Expected;
  received?: Buffer;
  /** Offset in `received` of the first byte that is wrong. */
  differsAt?: number;
  /** Of a binary message, its fields up to where it ends. */
  fields?: ShownField[];
  /** How the connection stood when it was judged. */
  ending?: 'open' | 'fin' | 'reset';
}

/** A field of a binary message, as it came. */
export interface ShownField {
  name: string;
  /** Where it begins, in bytes. */
  offset: number;
  bytes: Buffer;
  /** The value of a number field. */
  number?: string;
  /** What it should be, where it is the first that is wrong. */
  expected?: string;
}

/** Bytes where the expectation is exact, words where it is a pattern. */
export type Expected = { bytes: Buffer } | { words: string };

/** A known mistake, with a hint that does not give the answer away. */
export interface Finding {
  code: string;
  message: string;
  hint: string;
}

/** One expectation with its outcome. */
export interface Check {
  step: string;
  place: Place;
  passed: boolean;
  wait: WaitEnd;
  /** Points of this step, where the case divides its points. */
  points?: number;
  /** Tolerances that were needed to pass it. */
  tolerated: string[];
}
