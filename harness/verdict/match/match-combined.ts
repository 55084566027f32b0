import type { Pattern } from '../../spec/assignment.ts';
import { cutMessage } from './cut-message.ts';
import { type Match, type Matched, type MatchOne, type Moment, matched, mismatch } from './match.ts';
import { isNot } from './pattern-words.ts';

export function matchAll(patterns: Pattern[], moment: Moment, matchOne: MatchOne): Match {
  const matches = patterns.map((pattern) => matchOne(pattern, moment));
  const failed = matches.find((one) => one.match === 'no');
  if (failed) return failed;
  if (matches.every((one) => one.match === 'yes')) return together(matches);
  const settled = matches.map((one) => (one.match === 'more' ? one.atEnd : one));
  return settled.every((one) => one?.match === 'yes')
    ? { match: 'more', atEnd: together(settled as Matched[]) }
    : { match: 'more' };
}

function together(matches: Matched[]): Matched {
  const longest = matches.reduce((a, b) => (b.consumed > a.consumed ? b : a));
  return { ...longest, tolerated: [...new Set(matches.flatMap((one) => one.tolerated))] };
}

export function matchAny(
  pattern: Extract<Pattern, { kind: 'any' }>,
  moment: Moment,
  matchOne: MatchOne,
): Match {
  const matches = pattern.of.map((one) => matchOne(one, moment));
  const yes = matches.find((one) => one.match === 'yes');
  if (yes) return yes;
  const waiting =
    matches.find((one) => one.match === 'more' && one.atEnd) ?? matches.find((one) => one.match === 'more');
  return waiting ?? mismatch(isNot(pattern, moment));
}

export function matchNot(
  pattern: Extract<Pattern, { kind: 'not' }>,
  moment: Moment,
  matchOne: MatchOne,
): Match {
  const inner = matchOne(pattern.of, moment);
  if (inner.match === 'yes') return mismatch(isNot(pattern, moment));
  const cut = cutMessage(moment.frame, moment.bytes, moment.over);
  const wholeMessage = cut.cut === 'message' && (moment.frame.kind !== 'raw' || moment.over);
  const fine = matched(cut.cut === 'message' ? cut.consumed : moment.bytes.length, moment.bytes);
  return wholeMessage || moment.over ? fine : { match: 'more', atEnd: fine };
}
