import { readSocketTable } from './socket-table.ts';
import type { Connection } from './unread.ts';

/**
 * How a connection of ours that reached its end was ended. libuv reports an end
 * of file for RST as well when its last read was short (POLLHUP in
 * uv__stream_io); the kernel forgets a socket that was reset, and keeps one that
 * got a FIN in CLOSE_WAIT, LAST_ACK, CLOSING or TIME_WAIT.
 */
export function readEndedBy({ ours, theirs }: Connection): 'fin' | 'reset' {
  const known = readSocketTable('self').some((row) => row.local.port === ours && row.remote.port === theirs);
  return known ? 'fin' : 'reset';
}
