import type { Expected, Shown } from '../verdict.ts';
import type { EndState } from '../world.ts';

/** The two sides of a conversation, as they stood when it was judged. */
export function shown(end: EndState, expected: Expected, received: Buffer): Shown {
  const isUdp = end.transport === 'udp';
  const sent = end.lastSent === undefined ? {} : { sent: end.lastSent };
  return { ...sent, expected, received, ...(end.peer !== 'refused' && !isUdp && { ending: end.peer }) };
}
