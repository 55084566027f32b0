import { readProcFile } from '../proc-file.ts';
import { readAddress, type SocketAddress } from '../socket-table.ts';

/** One row of /proc/PID/net/udp, udp6, raw or raw6; of a raw socket the port is its protocol's number. */
export interface DatagramSocket {
  local: SocketAddress;
  /** Port 0 where it is not connected. */
  remote: SocketAddress;
  /** Bytes that the kernel has not sent yet. */
  txQueue: number;
  inode: string;
}

/** Every socket for datagrams in the network of a process. */
export function readDatagramSockets(pid: number): DatagramSocket[] {
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const suffix = family === 'ipv4' ? '' : '6';
    return ['udp', 'raw'].flatMap((kind) => readTable(`/proc/${pid}/net/${kind}${suffix}`, family));
  });
}

function readTable(path: string, family: SocketAddress['family']): DatagramSocket[] {
  try {
    const rows = readProcFile(path).trimEnd().split('\n').slice(1);
    return rows.flatMap((row) => readRow(row.trim().split(/\s+/), family));
  } catch {
    // No IPv6 here, or the process is gone, which the next pass notices.
    return [];
  }
}

function readRow(fields: string[], family: SocketAddress['family']): DatagramSocket[] {
  const [, local, remote, , queues, , , , , inode] = fields;
  if (!local || !remote || !queues || !inode) return [];
  return [
    {
      local: readAddress(local, family),
      remote: readAddress(remote, family),
      txQueue: Number.parseInt(queues, 16),
      inode,
    },
  ];
}
