import type { Expected, Shown } from '../verdict.ts';
import type { EndState } from '../world.ts';

/** The two sides of a conversation, as they stood when it was judged. */
export function shown(end: EndState, expected: Expected, received: Buffer): Shown {
  const sent = end.lastSent === undefined ? {} : { sent: end.lastSent };
  return { ...sent, expected, received, ending: end.peer };
}
