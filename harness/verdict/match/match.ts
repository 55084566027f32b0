import type { Frame, Pattern, Place, Tolerance } from '../../spec/assignment.ts';
import type { ReasonCode } from '../reasons.ts';
import type { Expected } from '../verdict.ts';
import type { Vars } from './fill-template.ts';

/** What a pattern says of the bytes that are there so far. */
export type Match = Matched | { match: 'more'; atEnd?: Matched } | { match: 'no'; mismatch: Mismatch };

export interface Matched {
  match: 'yes';
  /** Bytes that the expectation takes off the stream. */
  consumed: number;
  /** The message without its envelope, for `save`. */
  message: Buffer;
  tolerated: Tolerance[];
}

export interface Mismatch {
  code: Extract<ReasonCode, 'wrong-answer' | 'not-json' | 'schema-mismatch'>;
  message: string;
  expected: Expected;
  received: Buffer;
  differsAt?: number;
  place: Place;
}

/** The stream at one moment, with what governs reading it. */
export interface Moment {
  /** From the cursor on. */
  bytes: Buffer;
  /** No further byte can come. */
  over: boolean;
  /** Nothing of this stream has been consumed yet: a banner may still stand here. */
  fresh: boolean;
  frame: Frame;
  tolerate: Tolerance[];
  vars: Vars;
}

export function matched(consumed: number, message: Buffer, tolerated: Tolerance[] = []): Matched {
  return { match: 'yes', consumed, message, tolerated };
}

export function mismatch(details: Mismatch): Match {
  return { match: 'no', mismatch: details };
}

/** Handed to the patterns that hold others, since patterns nest. */
export type MatchOne = (pattern: Pattern, moment: Moment) => Match;
