import { readlinkSync } from 'node:fs';
import { readProcFile } from '../proc-file.ts';
import { readSocketInodes } from '../process-tree.ts';
import { readSocketTable, type SocketAddress, type TcpRow } from '../socket-table.ts';
import { type DatagramSocket, readDatagramSockets } from './datagram-sockets.ts';

/** Whom else the programs share their network with: nobody, or the machine, where these ports are the case's. */
export type Network = { network: 'own' } | { network: 'shared'; ports: ReadonlySet<number> };

/**
 * `outsiders`: what a program waits for may come from where nobody here can look.
 * `nextProbe`: at rest until then (monotonic clock, nanoseconds).
 */
export type NetworkState = 'at-rest' | 'moving' | 'outsiders' | { nextProbe: bigint };

const underWay: ReadonlySet<string> = new Set(['syn-sent', 'syn-received', 'new-syn-received', 'closing']);

/**
 * Whether a byte is on its way in the network of these processes: not acknowledged,
 * not yet handed on by the kernel, or a handshake half done. Bytes that lie unread
 * in a program's own queue are not on their way.
 */
export function readNetworkState(pids: number[], network: Network): NetworkState {
  const [pid] = pids;
  if (pid === undefined) return 'at-rest';
  if (network.network === 'own') return stateOfAll(oneOfEachNetwork(pids));
  const all = readSocketTable(pid);
  const held = readSocketInodes(pids);
  const own = all.filter(({ inode }) => held.has(inode));
  const ports = new Set([...network.ports, ...own.map(({ local }) => local.port)]);
  const datagrams = readDatagramSockets(pid).filter(({ inode }) => held.has(inode));
  const near = new Set([...ports, ...datagrams.map(({ local }) => local.port)]);
  if (
    own.some((row) => isFar(row, ports)) ||
    datagrams.some((one) => hearsOutsiders(one, near, network.ports))
  )
    return 'outsiders';
  return stateOf(
    all.filter(({ local, remote }) => ports.has(local.port) || ports.has(remote.port)),
    datagrams,
  );
}

/** Each player of a case may have a network of its own. */
function oneOfEachNetwork(pids: number[]): number[] {
  const seen = new Map<string, number>();
  for (const pid of pids) seen.set(networkOf(pid), pid);
  return [...seen.values()];
}

function networkOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    return '';
  }
}

function stateOfAll(pids: number[]): NetworkState {
  const rows = pids.flatMap(readSocketTable);
  return stateOf(rows, pids.flatMap(readDatagramSockets));
}

function stateOf(rows: TcpRow[], datagrams: DatagramSocket[]): NetworkState {
  const sending = rows.filter((row) => row.txQueue > 0);
  const handshaking = rows.some((row) => underWay.has(row.state));
  const moving = handshaking || (sending.length > 0 && !sending.every(isWaitingForRoom));
  if (moving || datagrams.some(({ txQueue }) => txQueue > 0) || hasBacklog()) return 'moving';
  const probes = rows.filter((row) => mayBeForgotten(row, rows)).map(({ timerMs }) => timerMs);
  if (probes.length === 0) return 'at-rest';
  return { nextProbe: process.hrtime.bigint() + BigInt(Math.min(...probes)) * 1_000_000n };
}

/**
 * Bytes of ours that the program has no room for. Of the program's own sockets
 * the probe timer may also mean bytes held back for a while: TCP_CORK, MSG_MORE,
 * pacing; and the kernel may still make room in a full queue.
 */
function isWaitingForRoom({ timer, inode }: TcpRow): boolean {
  return timer === 'zero-window' && readSocketInodes([process.pid]).has(inode);
}

/**
 * A connection whose other end no process holds any more, and after which keepalive
 * looks: once the kernel has forgotten that end, the next probe ends this one.
 */
function mayBeForgotten({ timer, inode, local, remote }: TcpRow, rows: TcpRow[]): boolean {
  if (timer !== 'other' || inode === '0') return false;
  const far = rows.find((row) => row.local.port === remote.port && row.remote.port === local.port);
  return far === undefined || far.inode === '0';
}

/** A connection whose other end is neither a program's nor ours. */
function isFar({ state, local, remote }: TcpRow, ports: ReadonlySet<number>): boolean {
  return state !== 'listen' && state !== 'close' && !isNear(local, remote, ports);
}

/** A socket for datagrams that is connected elsewhere, or that has only sent something somewhere. */
function hearsOutsiders(
  { local, remote }: DatagramSocket,
  near: ReadonlySet<number>,
  given: ReadonlySet<number>,
): boolean {
  if (remote.port !== 0) return !isNear(local, remote, near);
  return /^(0\.0\.0\.0|::)$/.test(local.address) && !given.has(local.port);
}

function isNear(local: SocketAddress, remote: SocketAddress, ports: ReadonlySet<number>): boolean {
  const here = remote.address === local.address || /^(127\.|::1$)/.test(remote.address);
  return here && ports.has(remote.port);
}

/** Packets that wait for a processor: the twelfth column of softnet_stat, one row a processor. */
function hasBacklog(): boolean {
  const rows = readProcFile('/proc/net/softnet_stat').trimEnd().split('\n');
  return rows.some((row) => Number.parseInt(row.split(/\s+/)[11] ?? '0', 16) > 0);
}
