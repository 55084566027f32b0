import type { Pattern, Tolerance, ValuePath } from '../../spec/assignment.ts';
import { fillNumber } from './fill-template.ts';
import {
  type Match,
  type MatchOne,
  type Mismatch,
  type Missed,
  type Moment,
  matched,
  mismatch,
} from './match.ts';
import { isNot } from './pattern-words.ts';
import { valueAt } from './value-at.ts';

type Some = Extract<Pattern, { kind: 'some' }>;

/** Counts messages that fit; with `distinct`, those of the same key count once. */
export function matchSome(pattern: Some, moment: Moment, matchOne: MatchOne): Match {
  const atLeast = fillNumber(pattern.atLeast, moment.vars);
  const atMost = pattern.atMost === undefined ? undefined : fillNumber(pattern.atMost, moment.vars);
  const counted = countFitting(pattern, moment, matchOne, atMost === undefined ? atLeast : atMost + 1);
  if ('mismatch' in counted) return mismatch(counted.mismatch);
  const { count, consumed, tolerated } = counted;
  if (atMost !== undefined && count > atMost) return countedWrong(pattern, moment, count);
  if (count < atLeast) return tooFew(pattern, moment, count);
  const enough = matched(consumed, moment.bytes.subarray(0, consumed), [...tolerated]);
  return atMost === undefined || moment.over ? enough : { match: 'more', atEnd: enough };
}

type Counted = { count: number; consumed: number; tolerated: Set<Tolerance> } | { mismatch: Mismatch };

function countFitting(pattern: Some, moment: Moment, matchOne: MatchOne, stopAt: number): Counted {
  const seen = new Set<string>();
  const tolerated = new Set<Tolerance>();
  let count = 0;
  let consumed = 0;
  while (count < stopAt && consumed < moment.bytes.length) {
    const rest = { ...moment, bytes: moment.bytes.subarray(consumed), fresh: moment.fresh && consumed === 0 };
    const one = matchOne(pattern.of, rest);
    if (one.match === 'no') return { mismatch: one.mismatch };
    if (one.match === 'more' || one.consumed === 0) break;
    const key = pattern.distinct === undefined ? String(count) : keyOf(one.message, pattern.distinct, moment);
    if (!seen.has(key)) count++;
    seen.add(key);
    consumed += one.consumed;
    for (const used of one.tolerated) tolerated.add(used);
  }
  return { count, consumed, tolerated };
}

function keyOf(message: Buffer, path: ValuePath, { vars }: Moment): string {
  return JSON.stringify(valueAt(message, path, vars) ?? null);
}

/** Of datagrams, what has come is whole: if no more come, there were too few. */
function tooFew(pattern: Some, moment: Moment, count: number): Match {
  if (count === 0) return { match: 'more' };
  const wrong = countedWrong(pattern, moment, count);
  if (moment.over) return wrong;
  return moment.frame.kind === 'datagram' ? { match: 'more', atEnd: wrong } : { match: 'more' };
}

function countedWrong(pattern: Some, moment: Moment, count: number): Missed {
  const message = count === 1 ? 'one such message came' : `${count} such messages came`;
  return mismatch({ ...isNot(pattern, moment), message });
}
