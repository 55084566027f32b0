import { loadCalls } from './foreign-calls.ts';
import { readSocketOption } from './socket-timeout.ts';

/** Kinds of sockets of which /proc/PID/net tells what is on its way, or where nothing ever is. */
const seenThrough: ReadonlySet<string> = new Set([
  ...['TCP', 'TCPv6', 'UDP', 'UDPv6', 'RAW', 'RAWv6'],
  ...['UNIX', 'UNIX-STREAM'],
]);

const acceptsConnections = 30;

/**
 * Whether the kernel can wake somebody by this socket of its own accord: netlink
 * tells of its timers, and others keep queues that nobody shows. A listener of
 * MPTCP, which Go makes, has no queue; what it accepts from us is TCP.
 */
export function isOpaqueSocket(pid: number, fd: number): boolean {
  const kind = readKind(pid, fd);
  if (seenThrough.has(kind)) return false;
  const listens = readSocketOption(pid, fd, acceptsConnections)?.readInt32LE(0) === 1;
  return !(/^MPTCP(v6)?$/.test(kind) && listens);
}

const longestName = 32;

/** The name of its protocol, which sockfs keeps as an attribute of the file; empty where it cannot be read. */
function readKind(pid: number, fd: number): string {
  const name = Buffer.alloc(longestName);
  const path = `/proc/${pid}/fd/${fd}`;
  const length = loadCalls()?.getxattr(path, 'system.sockprotoname', name, longestName) ?? 0;
  return length > 0 ? name.toString('latin1', 0, length - 1) : '';
}
