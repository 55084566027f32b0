import type { Pattern } from '../../spec/assignment.ts';
import { cutMessage } from './cut-message.ts';
import {
  type Match,
  type Matched,
  type MatchOne,
  type Missed,
  type Moment,
  matched,
  mismatch,
  type Settled,
} from './match.ts';
import { isNot } from './pattern-words.ts';

/** Every pattern holds of the same bytes; the longest decides how many are taken. */
export function matchAll(patterns: Pattern[], moment: Moment, matchOne: MatchOne): Match {
  const matches = patterns.map((pattern) => matchOne(pattern, moment));
  const failed = matches.find((one) => one.match === 'no');
  if (failed) return failed;
  if (matches.every((one) => one.match === 'yes')) return together(matches);
  const atEnd = matches.map(endOf);
  if (!atEnd.every((one) => one !== undefined)) return { match: 'more' };
  return {
    match: 'more',
    atEnd: atEnd.find((one) => one.match === 'no') ?? together(atEnd as Matched[]),
  };
}

function endOf(match: Match): Settled | undefined {
  return match.match === 'more' ? match.atEnd : match;
}

function together(matches: Matched[]): Matched {
  const longest = matches.reduce((a, b) => (b.consumed > a.consumed ? b : a));
  return { ...longest, tolerated: [...new Set(matches.flatMap((one) => one.tolerated))] };
}

type AnyPattern = Extract<Pattern, { kind: 'any' }>;

/** The pattern that holds first decides, which is the one that needs the fewest bytes. */
export function matchAny(pattern: AnyPattern, moment: Moment, matchOne: MatchOne): Match {
  const matches = pattern.of.map((one) => matchOne(one, moment));
  const holding = matches.filter((one) => one.match === 'yes');
  const [first, ...others] = holding;
  if (first) return others.reduce((a, b) => (b.consumed < a.consumed ? b : a), first);
  const atEnd = matches.map(endOf);
  const later = atEnd.find((one) => one?.match === 'yes');
  if (later) return { match: 'more', atEnd: later };
  if (!atEnd.every((one) => one?.match === 'no')) return { match: 'more' };
  const missed = noneOf(pattern, atEnd as Missed[], moment);
  return matches.some((one) => one.match === 'more') ? { match: 'more', atEnd: missed } : missed;
}

/** The reason that all alternatives share, if they do. */
function noneOf(pattern: AnyPattern, missed: Missed[], moment: Moment): Missed {
  const [first] = missed;
  const plain = isNot(pattern, moment);
  if (!first) return mismatch(plain);
  const { code, received } = first.mismatch;
  const shared = missed.every((one) => one.mismatch.code === code);
  return mismatch({ ...plain, received, code: shared ? code : plain.code });
}

/** Holds of a message of which the other pattern does not; without frames, of all that comes. */
export function matchNot(
  pattern: Extract<Pattern, { kind: 'not' }>,
  moment: Moment,
  matchOne: MatchOne,
): Match {
  const inner = matchOne(pattern.of, moment);
  const itIs = mismatch(isNot(pattern, moment));
  if (inner.match === 'yes') return itIs;
  const { frame, bytes, over } = moment;
  if (frame.kind === 'raw') return unlessIt(inner, itIs, matched(bytes.length, bytes));
  const cut = cutMessage(frame, bytes, over);
  if (cut.cut === 'invalid') return inner;
  if (cut.cut === 'more') return { match: 'more' };
  const another = matched(cut.consumed, cut.body);
  return inner.match === 'no' ? another : unlessIt(inner, itIs, another);
}

/** More bytes may still make it what it must not be. */
function unlessIt(inner: Match, itIs: Missed, another: Matched): Match {
  return { match: 'more', atEnd: endOf(inner)?.match === 'yes' ? itIs : another };
}
