import { readProcFile } from '../proc-file.ts';
import { readAddress, type SocketAddress } from '../socket-table.ts';

/** One row of /proc/PID/net/udp, udp6, raw or raw6; of a raw socket the port is its protocol's number. */
export interface DatagramSocket {
  kind: 'udp' | 'raw';
  local: SocketAddress;
  /** Port 0 where it is not connected. */
  remote: SocketAddress;
  /** Bytes that the kernel has not sent yet. */
  txQueue: number;
  /** Memory that unread datagrams take: more than they have bytes. */
  rxQueue: number;
  /** Datagrams for which its queue had no room. */
  drops: number;
  inode: string;
}

/** Every socket for datagrams in the network of a process. */
export function readDatagramSockets(pid: number | 'self'): DatagramSocket[] {
  return (['ipv4', 'ipv6'] as const).flatMap((family) =>
    (['udp', 'raw'] as const).flatMap((kind) => readTable(pid, kind, family)),
  );
}

function readTable(
  pid: number | 'self',
  kind: DatagramSocket['kind'],
  family: SocketAddress['family'],
): DatagramSocket[] {
  try {
    const text = readProcFile(`/proc/${pid}/net/${kind}${family === 'ipv4' ? '' : '6'}`);
    const rows = text.trimEnd().split('\n').slice(1);
    return rows.flatMap((row) => readRow(row.trim().split(/\s+/), kind, family));
  } catch {
    // No IPv6 here, or the process is gone, which the next pass notices.
    return [];
  }
}

function readRow(
  fields: string[],
  kind: DatagramSocket['kind'],
  family: SocketAddress['family'],
): DatagramSocket[] {
  const [, local, remote, , queues, , , , , inode] = fields;
  if (!local || !remote || !queues || !inode) return [];
  const [tx = '0', rx = '0'] = queues.split(':');
  return [
    {
      kind,
      local: readAddress(local, family),
      remote: readAddress(remote, family),
      txQueue: Number.parseInt(tx, 16),
      rxQueue: Number.parseInt(rx, 16),
      drops: Number(fields.at(-1)),
      inode,
    },
  ];
}
