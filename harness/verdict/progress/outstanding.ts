import type { AckMeaning } from '../../spec/assignment.ts';

/** A datagram was sent, or an acknowledgement has passed, with this key. */
export interface Exchange {
  kind: 'sent' | 'acknowledged';
  key: string;
  /** Milliseconds of the case. */
  at: number;
}

export interface Outstanding {
  keys: string[];
  /** When the last of them was sent; absent where there were none. */
  at?: number;
}

/** Keys that were sent and not acknowledged, at the moment when there were most. */
export function mostOutstanding(exchanges: readonly Exchange[], acks: AckMeaning): Outstanding {
  let open: string[] = [];
  let most: Outstanding = { keys: [] };
  for (const { kind, key, at } of exchanges) {
    if (kind === 'acknowledged') open = after(open, key, acks);
    else if (!open.includes(key)) open = [...open, key];
    if (open.length > most.keys.length) most = { keys: open, at };
  }
  return most;
}

/** In the order of sending, so that numbers may begin anew; what is not open acknowledges nothing. */
function after(open: string[], key: string, acks: AckMeaning): string[] {
  if (acks === 'each') return open.filter((one) => one !== key);
  const last = open.indexOf(acks === 'next' ? String(Number(key) - 1) : key);
  return last < 0 ? open : open.slice(last + 1);
}
