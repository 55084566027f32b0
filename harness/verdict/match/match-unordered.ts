import type { Pattern } from '../../spec/assignment.ts';
import { type Match, type Matched, type MatchOne, type Moment, matched, mismatch } from './match.ts';
import { isNot } from './pattern-words.ts';

type Unordered = Extract<Pattern, { kind: 'unordered' }>;

/** As many messages as patterns, in any order, each pattern with a message of its own. */
export function matchUnordered(pattern: Unordered, moment: Moment, matchOne: MatchOne): Match {
  const seating = new Seating();
  let consumed = 0;
  for (let count = 0; count < pattern.of.length; count++) {
    const rest = { ...moment, bytes: moment.bytes.subarray(consumed), fresh: moment.fresh && consumed === 0 };
    const matches = pattern.of.map((one) => matchOne(one, rest));
    const nearest = Math.min(...matches.map(lengthOf));
    if (!seating.admit(matches.map((one) => (lengthOf(one) === nearest ? one : undefined)))) {
      const mayChange = matches.some((one) => one.match === 'more');
      return mayChange ? { match: 'more' } : stranger(pattern, rest);
    }
    consumed += nearest;
  }
  return matched(consumed, moment.bytes.subarray(0, consumed), seating.tolerated());
}

/** Bytes up to the end of the message that the pattern found; a later message is not meant yet. */
function lengthOf(match: Match): number {
  return match.match === 'yes' ? match.consumed : Number.POSITIVE_INFINITY;
}

function stranger(pattern: Unordered, rest: Moment): Match {
  return mismatch({ ...isNot(pattern, rest), message: 'a message fits none of those still expected' });
}

/** Which message sits with which pattern; earlier ones move on where that makes room. */
class Seating {
  readonly #messages: (Match | undefined)[][] = [];
  readonly #messageAt = new Map<number, number>();

  admit(matches: (Match | undefined)[]): boolean {
    this.#messages.push(matches);
    return this.#seat(this.#messages.length - 1, new Set());
  }

  #seat(message: number, tried: Set<number>): boolean {
    for (const [pattern, match] of (this.#messages[message] ?? []).entries()) {
      if (match?.match !== 'yes' || tried.has(pattern)) continue;
      tried.add(pattern);
      const other = this.#messageAt.get(pattern);
      if (other !== undefined && !this.#seat(other, tried)) continue;
      this.#messageAt.set(pattern, message);
      return true;
    }
    return false;
  }

  tolerated(): Matched['tolerated'] {
    const matches = [...this.#messageAt].map(([pattern, message]) => this.#messages[message]?.[pattern]);
    return [...new Set(matches.flatMap((one) => (one?.match === 'yes' ? one.tolerated : [])))];
  }
}
