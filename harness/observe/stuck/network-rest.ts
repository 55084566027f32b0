import { readFileSync } from 'node:fs';
import { readSocketInodes } from '../process-tree.ts';
import { readSocketTable, type TcpRow } from '../socket-table.ts';

const underWay: ReadonlySet<string> = new Set(['syn-sent', 'syn-received', 'new-syn-received', 'closing']);

/**
 * Whether a byte is on its way in a program's network: not acknowledged, not yet
 * handed on by the kernel, or a handshake half done. Bytes that lie unread in the
 * program's own queue are not on their way.
 */
export function isNetworkAtRest(pid: number, isOurs: (port: number) => boolean): boolean {
  const rows = readSocketTable(pid).filter((row) => isOurs(row.local.port) || isOurs(row.remote.port));
  const sending = rows.filter((row) => row.txQueue > 0);
  const handshaking = rows.some((row) => underWay.has(row.state));
  const moving = handshaking || (sending.length > 0 && !sending.every(isWaitingForRoom));
  return !moving && !hasUdpUnderWay(pid) && !hasBacklog();
}

/**
 * Bytes of ours that the program has no room for. Of the program's own sockets
 * the probe timer may also mean bytes held back for a while: TCP_CORK, MSG_MORE, pacing.
 */
function isWaitingForRoom({ timer, inode }: TcpRow): boolean {
  return timer === 'zero-window' && readSocketInodes([process.pid]).has(inode);
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
