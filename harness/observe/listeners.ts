import { createRequire } from 'node:module';
import { platform } from 'node:process';
import { readIpv6Groups, type SocketAddress } from './socket-table.ts';

/** A TCP socket that listens in this network. */
export interface Listener extends SocketAddress {
  inode: string;
  /** As listen(2) was given it. */
  backlog: number;
  /** Connections that wait to be accepted. */
  waiting: number;
}

interface Netlink {
  socket(family: number, type: number, protocol: number): number;
  send(fd: number, bytes: Buffer, length: number, flags: number): number;
  recv(fd: number, bytes: Buffer, length: number, flags: number): number;
  close(fd: number): number;
}

let loaded: Netlink | undefined;

function netlink(): Netlink {
  if (loaded) return loaded;
  const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
  const libc = koffi.load('libc.so.6');
  loaded = {
    socket: libc.func('int socket(int, int, int)'),
    send: libc.func('long send(int, void *, size_t, int)'),
    recv: libc.func('long recv(int, _Out_ void *, size_t, int)'),
    close: libc.func('int close(int)'),
  };
  return loaded;
}

const [afInet, afInet6, afNetlink] = [2, 10, 16] as const;
const rawCloexec = 3 | 0o2000000;
const sockDiag = 4;

/**
 * Asks the kernel by sock_diag(7): it walks its listeners alone, where /proc/net/tcp walks
 * every place for a connection, milliseconds long on a large machine. Undefined where it does not answer.
 */
export function readListeners(): Listener[] | undefined {
  if (platform !== 'linux') return undefined;
  const { socket, close } = netlink();
  const fd = socket(afNetlink, rawCloexec, sockDiag);
  if (fd < 0) return undefined;
  try {
    const [four, six] = [dump(fd, afInet), dump(fd, afInet6)];
    return four && six && [...four, ...six];
  } finally {
    close(fd);
  }
}

const headerBytes = 16;
const byFamily = 20;
const nlmsgError = 2;
const chunk = Buffer.alloc(65_536);

function dump(fd: number, family: number): Listener[] | undefined {
  const { send, recv } = netlink();
  const request = listenersOf(family);
  if (send(fd, request, request.length, 0) < 0) return undefined;
  const found: Listener[] = [];
  for (;;) {
    const count = recv(fd, chunk, chunk.length, 0);
    if (count <= 0) return undefined;
    for (let at = 0; at < count; at += Math.max(headerBytes, chunk.readUInt32LE(at))) {
      const type = chunk.readUInt16LE(at + 4);
      if (type === nlmsgError) return undefined;
      if (type !== byFamily) return found;
      found.push(readListener(chunk.subarray(at + headerBytes)));
    }
  }
}

/** struct nlmsghdr and inet_diag_req_v2 of linux/inet_diag.h: TCP sockets in the state LISTEN. */
function listenersOf(family: number): Buffer {
  const request = Buffer.alloc(72);
  const [flags, tcp, listening] = [0x301, 6, 1 << 10] as const;
  request.writeUInt32LE(request.length, 0);
  request.writeUInt16LE(byFamily, 4);
  request.writeUInt16LE(flags, 6);
  request.set([family, tcp], headerBytes);
  request.writeUInt32LE(listening, headerBytes + 4);
  return request;
}

/** struct inet_diag_msg: of a listener, rqueue is how many wait and wqueue how many may. */
function readListener(message: Buffer): Listener {
  const family = message[0] === afInet ? 'ipv4' : 'ipv6';
  return {
    family,
    address: family === 'ipv4' ? message.subarray(8, 12).join('.') : readIpv6Groups(message.subarray(8, 24)),
    port: message.readUInt16BE(4),
    inode: String(message.readUInt32LE(68)),
    backlog: message.readUInt32LE(60),
    waiting: message.readUInt32LE(56),
  };
}
