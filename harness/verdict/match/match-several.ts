import type { Pattern, Tolerance } from '../../spec/assignment.ts';
import { fillNumber } from './fill-template.ts';
import {
  type Match,
  type Matched,
  type MatchOne,
  type Mismatch,
  type Moment,
  matched,
  mismatch,
} from './match.ts';
import { pointInto } from './match-json.ts';
import { wordsOf } from './pattern-words.ts';

/** As many messages as patterns; each message takes the first pattern that it fits. */
export function matchUnordered(
  pattern: Extract<Pattern, { kind: 'unordered' }>,
  moment: Moment,
  matchOne: MatchOne,
): Match {
  const open = [...pattern.of];
  let consumed = 0;
  const tolerated = new Set<Tolerance>();
  while (open.length > 0) {
    const rest = { ...moment, bytes: moment.bytes.subarray(consumed), fresh: moment.fresh && consumed === 0 };
    const matches = open.map((one) => matchOne(one, rest));
    const fits = matches.findIndex((one) => one.match === 'yes');
    if (fits < 0) {
      if (matches.some((one) => one.match === 'more')) return { match: 'more' };
      return mismatch(strangerAmong(pattern, rest));
    }
    const yes = matches[fits] as Matched;
    open.splice(fits, 1);
    consumed += yes.consumed;
    for (const one of yes.tolerated) tolerated.add(one);
  }
  return matched(consumed, moment.bytes.subarray(0, consumed), [...tolerated]);
}

function strangerAmong(pattern: Pattern, rest: Moment): Mismatch {
  const words = wordsOf(pattern, rest.vars);
  return {
    code: 'wrong-answer',
    message: 'a message fits none of those still expected',
    expected: { words },
    received: rest.bytes,
    place: pattern.place,
  };
}

/** Counts messages that fit; with `distinct`, those of the same key count once. */
export function matchSome(
  pattern: Extract<Pattern, { kind: 'some' }>,
  moment: Moment,
  matchOne: MatchOne,
): Match {
  const atLeast = fillNumber(pattern.atLeast, moment.vars);
  const atMost = pattern.atMost === undefined ? undefined : fillNumber(pattern.atMost, moment.vars);
  const counted = countFitting(pattern, moment, matchOne, atMost === undefined ? atLeast : atMost + 1);
  if ('mismatch' in counted) return mismatch(counted.mismatch);
  const enough = matched(counted.consumed, moment.bytes.subarray(0, counted.consumed));
  if (atMost !== undefined && counted.count > atMost)
    return mismatch(countedWrong(pattern, moment, counted.count));
  if (counted.count >= atLeast) {
    return atMost === undefined || moment.over ? enough : { match: 'more', atEnd: enough };
  }
  return moment.over ? mismatch(countedWrong(pattern, moment, counted.count)) : { match: 'more' };
}

type Counted = { count: number; consumed: number } | { mismatch: Mismatch };

function countFitting(
  pattern: Extract<Pattern, { kind: 'some' }>,
  moment: Moment,
  matchOne: MatchOne,
  stopAt: number,
): Counted {
  const seen = new Set<string>();
  let count = 0;
  let consumed = 0;
  while (count < stopAt && consumed < moment.bytes.length) {
    const one = matchOne(pattern.of, { ...moment, bytes: moment.bytes.subarray(consumed), fresh: false });
    if (one.match === 'no') return { mismatch: one.mismatch };
    if (one.match === 'more' || one.consumed === 0) break;
    const key = pattern.distinct === undefined ? String(count) : keyOf(one.message, pattern.distinct);
    if (!seen.has(key)) count++;
    seen.add(key);
    consumed += one.consumed;
  }
  return { count, consumed };
}

function keyOf(message: Buffer, pointer: string): string {
  return JSON.stringify(pointInto(message, pointer) ?? null);
}

function countedWrong(pattern: Pattern, moment: Moment, count: number): Mismatch {
  return {
    code: 'wrong-answer',
    message: `${count} such messages came`,
    expected: { words: wordsOf(pattern, moment.vars) },
    received: moment.bytes,
    place: pattern.place,
  };
}
