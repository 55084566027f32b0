import { readSocketTable } from './socket-table.ts';

/** Ports of one TCP connection: ours and the program's. */
export interface Connection {
  ours: number;
  theirs: number;
}

/**
 * Bytes of ours that the program has not read: still on the way, or in its
 * receive queue. Undefined where its socket is gone.
 */
export function readUnread(pid: number | 'self', { ours, theirs }: Connection): number | undefined {
  const rows = readSocketTable(pid);
  const near = rows.find((row) => row.local.port === ours && row.remote.port === theirs);
  const far = rows.find((row) => row.local.port === theirs && row.remote.port === ours);
  if (!far) return undefined;
  return (near?.txQueue ?? 0) + far.rxQueue;
}
