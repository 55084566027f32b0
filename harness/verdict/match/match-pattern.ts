import type { Pattern } from '../../spec/assignment.ts';
import type { Match, Moment } from './match.ts';
import { matchNextBytes } from './match-bytes.ts';
import { matchAll, matchAny, matchNot } from './match-combined.ts';
import { matchMessage } from './match-message.ts';
import { matchSome } from './match-some.ts';
import { matchUnordered } from './match-unordered.ts';

/** Holds the next bytes or messages of a stream against a pattern. */
export function matchPattern(pattern: Pattern, moment: Moment): Match {
  switch (pattern.kind) {
    case 'bytes':
      return hasMessages(moment)
        ? matchMessage(pattern, moment)
        : matchNextBytes(pattern.bytes, pattern.place, moment);
    case 'all':
      return matchAll(pattern.of, moment, matchPattern);
    case 'any':
      return matchAny(pattern, moment, matchPattern);
    case 'not':
      return matchNot(pattern, moment, matchPattern);
    case 'unordered':
      return matchUnordered(pattern, moment, matchPattern);
    case 'some':
      return matchSome(pattern, moment, matchPattern);
    default:
      return matchMessage(pattern, moment);
  }
}

/** Exact bytes ignore the envelopes that only text and values have. */
function hasMessages({ frame }: Moment): boolean {
  return ['fixed', 'length-prefix', 'until-close', 'datagram'].includes(frame.kind);
}
