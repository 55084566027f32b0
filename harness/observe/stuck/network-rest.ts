import { readFileSync } from 'node:fs';
import { readSocketTable } from '../socket-table.ts';

const underWay: ReadonlySet<string> = new Set(['syn-sent', 'syn-received', 'new-syn-received', 'closing']);

/**
 * Whether a byte is on its way in a program's network: not acknowledged, not yet
 * handed on by the kernel, or a handshake half done. Bytes that lie unread in the
 * program's own queue are not on their way.
 */
export function isNetworkAtRest(pid: number, isOurs: (port: number) => boolean): boolean {
  const rows = readSocketTable(pid).filter((row) => isOurs(row.local.port) || isOurs(row.remote.port));
  const moving = rows.some(
    (row) => underWay.has(row.state) || (row.txQueue > 0 && row.timer !== 'zero-window'),
  );
  return !moving && !hasUdpUnderWay(pid) && !hasBacklog();
}

function hasUdpUnderWay(pid: number): boolean {
  return ['udp', 'udp6', 'raw'].some((table) => {
    const rows = readTable(`/proc/${pid}/net/${table}`).slice(1);
    return rows.some((row) => row.length > 4 && !row[4]?.startsWith('00000000:'));
  });
}

/** Packets that wait for a processor: the twelfth column of softnet_stat, one row a processor. */
function hasBacklog(): boolean {
  return readTable('/proc/net/softnet_stat').some((row) => Number.parseInt(row[11] ?? '0', 16) > 0);
}

function readTable(path: string): string[][] {
  try {
    return readFileSync(path, 'latin1')
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().split(/\s+/));
  } catch {
    return [];
  }
}
