import type { Frame, Pattern, Place, Tolerance } from '../../spec/assignment.ts';
import type { ReasonCode } from '../reasons.ts';
import type { Expected, ShownField } from '../verdict.ts';
import type { Vars } from './fill-template.ts';

/** What a pattern says of the bytes that are there so far. */
export type Match = Settled | Unsettled;
export type Settled = Matched | Missed;

/** More bytes may change it; `atEnd` is what it comes to if none come before the wait is over. */
export interface Unsettled {
  match: 'more';
  atEnd?: Settled;
}

export interface Matched {
  match: 'yes';
  /** Bytes that the expectation takes off the stream. */
  consumed: number;
  /** The message without its envelope, for `save`. */
  message: Buffer;
  tolerated: Tolerance[];
}

export interface Missed {
  match: 'no';
  mismatch: Mismatch;
}

export interface Mismatch {
  code: Extract<ReasonCode, 'wrong-answer' | 'not-json' | 'not-xml' | 'schema-mismatch'>;
  message: string;
  expected: Expected;
  received: Buffer;
  differsAt?: number;
  /** Of a binary message. */
  fields?: ShownField[];
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

export function mismatch(details: Mismatch): Missed {
  return { match: 'no', mismatch: details };
}

/** A greeting is no longer than this; more is not what `banner` forgives. */
export const longestBanner = 65_536;

/** It may still change, unless nothing more can come. */
export function unlessMore(settled: Settled, { over }: Moment): Match {
  return over ? settled : { match: 'more', atEnd: settled };
}

/** Handed to the patterns that hold others, since patterns nest. */
export type MatchOne = (pattern: Pattern, moment: Moment) => Match;
