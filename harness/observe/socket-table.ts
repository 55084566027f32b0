import { readProcFile } from './proc-file.ts';

/** One row of /proc/<pid>/net/tcp or tcp6; proc(5). */
export interface TcpRow {
  local: SocketAddress;
  remote: SocketAddress;
  state: TcpState;
  /** Bytes sent and not yet acknowledged; of a listening socket, 0. */
  txQueue: number;
  /** Bytes received and not yet read; of a listening socket, connections not yet accepted. */
  rxQueue: number;
  /** The kernel timer that is running: retransmission, zero-window probe … */
  timer: TcpTimer;
  /** Until it expires. */
  timerMs: number;
  inode: string;
}

export interface SocketAddress {
  family: 'ipv4' | 'ipv6';
  address: string;
  port: number;
}

/** include/net/tcp_states.h, by number. */
const states = [
  'unknown',
  'established',
  'syn-sent',
  'syn-received',
  'fin-wait-1',
  'fin-wait-2',
  'time-wait',
  'close',
  'close-wait',
  'last-ack',
  'listen',
  'closing',
  'new-syn-received',
] as const;
export type TcpState = (typeof states)[number];

/** proc(5): the field tr of `tr:tm->when`, by number. */
const timers = ['none', 'retransmit', 'other', 'time-wait', 'zero-window'] as const;
export type TcpTimer = (typeof timers)[number];

/** The kernel counts a process's time in hundredths of a second, whatever its own clock; USER_HZ. */
const msPerTick = 10;

/** Every TCP socket in the network of a process; empty where it has ended meanwhile. */
export function readSocketTable(pid: number | 'self'): TcpRow[] {
  return [...readTable(`/proc/${pid}/net/tcp`, 'ipv4'), ...readTable(`/proc/${pid}/net/tcp6`, 'ipv6')];
}

function readTable(path: string, family: SocketAddress['family']): TcpRow[] {
  try {
    return readProcFile(path)
      .split('\n')
      .slice(1)
      .flatMap((line) => readRow(line, family) ?? []);
  } catch {
    return [];
  }
}

function readRow(line: string, family: SocketAddress['family']): TcpRow | undefined {
  const [, local, remote, state, queues, timerText = '', , , , inode] = line.trim().split(/\s+/);
  if (!local || !remote || !state || !queues || !inode) return undefined;
  const [tx = '0', rx = '0'] = queues.split(':');
  const [timer = '', left = '0'] = timerText.split(':');
  return {
    local: readAddress(local, family),
    remote: readAddress(remote, family),
    state: states[Number.parseInt(state, 16)] ?? 'unknown',
    txQueue: Number.parseInt(tx, 16),
    rxQueue: Number.parseInt(rx, 16),
    timer: timers[Number.parseInt(timer, 16)] ?? 'other',
    timerMs: Number.parseInt(left, 16) * msPerTick,
    inode,
  };
}

/** An address and port as /proc writes them. */
export function readAddress(text: string, family: SocketAddress['family']): SocketAddress {
  const [hex = '', port = '0'] = text.split(':');
  const address = family === 'ipv4' ? readIpv4(hex) : readIpv6(hex);
  return { family, address, port: Number.parseInt(port, 16) };
}

/** The kernel prints each 32-bit word in the machine's own byte order. */
function readIpv4(hex: string): string {
  return [...Buffer.from(hex, 'hex').reverse()].join('.');
}

function readIpv6(hex: string): string {
  return readIpv6Groups(Buffer.from(hex, 'hex').swap32());
}

/** An IPv6 address of 16 bytes as text; IPv4 mapped into it in IPv4's own form. */
export function readIpv6Groups(words: Buffer): string {
  const mapped = words.subarray(0, 12).equals(Buffer.from('00000000000000000000ffff', 'hex'));
  if (mapped) return [...words.subarray(12)].join('.');
  const groups = Array.from({ length: 8 }, (_, i) => words.readUInt16BE(i * 2).toString(16));
  return shorten(groups.join(':'));
}

function shorten(address: string): string {
  const zeros = address.match(/(?:^|:)0(?::0)+(?::|$)/g)?.sort((a, b) => b.length - a.length)[0];
  return zeros ? address.replace(zeros, '::') : address;
}
