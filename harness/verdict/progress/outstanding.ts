import type { AckMeaning } from '../../spec/assignment.ts';

/** A datagram was sent, or an acknowledgement has passed, with this key. */
export interface Exchange {
  kind: 'sent' | 'acknowledged';
  key: string;
}

/** Keys that were sent and not acknowledged, at the moment when there were most. */
export function mostOutstanding(exchanges: readonly Exchange[], acks: AckMeaning): string[] {
  let open: string[] = [];
  let most: string[] = [];
  for (const { kind, key } of exchanges) {
    if (kind === 'acknowledged') open = after(open, key, acks);
    else if (!open.includes(key)) open = [...open, key];
    if (open.length > most.length) most = open;
  }
  return most;
}

/** In the order of sending, so that numbers may begin anew; what is not open acknowledges nothing. */
function after(open: string[], key: string, acks: AckMeaning): string[] {
  if (acks === 'each') return open.filter((one) => one !== key);
  const last = open.indexOf(acks === 'next' ? String(Number(key) - 1) : key);
  return last < 0 ? open : open.slice(last + 1);
}
