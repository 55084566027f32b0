import type { Frame, Pattern, Tolerance } from '../../spec/assignment.ts';
import { somewhere } from '../example-case.ts';
import type { Match, Moment } from './match.ts';
import { matchPattern } from './match-pattern.ts';

type WithoutPlace<T> = T extends { place: unknown } ? Omit<T, 'place'> : T;
/** Patterns for tests; those inside others carry their place. */
export type Placeless = WithoutPlace<Pattern>;

/** A pattern where the test does not look at places. */
export function at(pattern: Placeless): Pattern {
  return { ...pattern, place: somewhere } as Pattern;
}

export const raw: Frame = { kind: 'raw' };
export const line: Frame = { kind: 'line', end: 'lf', max: 1000 };
export const value: Frame = { kind: 'value' };

export const is = (text: string): Pattern => at({ kind: 'bytes', bytes: { kind: 'text', text } });
export const isLine = (text: string): Pattern => at({ kind: 'line', text });
export const includes = (text: string): Pattern => at({ kind: 'includes', text });
export const matches = (regex: string): Pattern => at({ kind: 'matches', regex });
export const json = (value: Extract<Pattern, { kind: 'json' }>['value']): Pattern =>
  at({ kind: 'json', value });
export const not = (of: Pattern): Pattern => at({ kind: 'not', of });

interface Circumstances {
  frame?: Frame;
  tolerate?: Tolerance[];
  over?: boolean;
  fresh?: boolean;
}

/** What a pattern says of these bytes, on an open connection unless told otherwise. */
export function match(pattern: Pattern, bytes: string | Buffer, more: Circumstances = {}): Match {
  const moment: Moment = {
    bytes: Buffer.from(bytes),
    over: false,
    fresh: true,
    frame: raw,
    tolerate: [],
    vars: { n: 7 },
    ...more,
  };
  return matchPattern(pattern, moment);
}

/** A match in brief: `yes 5`, `no wrong-answer`, `more`, or `more, then yes 5`. */
export function brief(result: Match): string {
  if (result.match === 'yes') return [`yes ${result.consumed}`, ...result.tolerated].join(' ');
  if (result.match === 'no') return `no ${result.mismatch.code}`;
  return result.atEnd ? `more, then ${brief(result.atEnd)}` : 'more';
}
