import { readSocketTable } from './socket-table.ts';
import type { Connection } from './unread.ts';

/** Whether the program has closed its end altogether, and only the kernel still holds it. */
export function isOrphaned({ ours, theirs }: Connection): boolean {
  const rows = readSocketTable('self');
  const far = rows.find((row) => row.local.port === theirs && row.remote.port === ours);
  return far?.inode === '0' && far.state.startsWith('fin-wait');
}
