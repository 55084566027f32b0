import { createSocket, type Socket } from 'node:dgram';

/** What a UDP end of ours sees; called in the order in which it happened. Addresses as `127.0.0.1:80`. */
export interface DatagramListeners {
  /** Whether what comes from there is for us; asked first. */
  admits(from: string): boolean;
  received(bytes: Buffer, from: string): void;
  /** It came from another address than the one that we send to. */
  strayed(bytes: Buffer, from: string): void;
  /** The system told us that nobody receives where we sent to. */
  refused(): void;
}

/** A UDP end of ours. */
export interface UdpEnd {
  readonly local: string;
  /** Where it sends to; unknown while nobody has sent to it. */
  readonly remote: () => string | undefined;
  readonly ports: { ours: number; theirs: number };
  /** How often the system said that nobody receives where we sent to. */
  readonly refusals: () => number;
  /**
   * Resolves when the kernel has taken the datagram, or has refused to. An end that waits
   * sends `to` one of those that it heard, by default to the one it heard last.
   */
  send(bytes: Buffer, to?: string): Promise<'sent' | 'too-large' | 'nobody'>;
  close(): void;
}

/** The kernel gives no more than its net.core.rmem_max; bytes. */
const queueBytes = 4 * 1024 * 1024;

type Family = 'udp4' | 'udp6';

/**
 * Sends to one address. Two sockets share our port: the connected one hears the
 * address alone and learns that a port is unreachable; the other hears all else.
 */
export async function openUdp(address: string, port: number, listeners: DatagramListeners): Promise<UdpEnd> {
  const family: Family = address.includes(':') ? 'udp6' : 'udp4';
  const others = await bound(family, { port: 0 });
  const ours = others.address().port;
  const socket = await bound(family, { port: ours });
  await new Promise<void>((resolve) => socket.connect(port, address, resolve));
  socket.on('message', (bytes, { address, port }) => listeners.received(bytes, `${address}:${port}`));
  others.on('message', (bytes, { address, port }) => {
    const from = `${address}:${port}`;
    if (listeners.admits(from)) listeners.strayed(bytes, from);
  });
  const refusals = countRefusals([socket], listeners);
  const local = `${socket.address().address}:${ours}`;
  return {
    local,
    remote: () => `${address}:${port}`,
    refusals,
    ports: { ours, theirs: port },
    send: (bytes) => sent((done) => socket.send(bytes, done)),
    close: () => closeAll([socket, others]),
  };
}

/** Waits on the ports for whoever sends, and answers from the port that was asked. */
export async function waitUdp(
  ports: number[],
  address: string,
  listeners: DatagramListeners,
): Promise<UdpEnd> {
  const family: Family = address.includes(':') ? 'udp6' : 'udp4';
  const sockets = await Promise.all(ports.map((port) => bound(family, { port, address })));
  const heard = new Map<string, Peer>();
  let last: Peer | undefined;
  for (const socket of sockets) {
    socket.on('message', (bytes, { address, port }) => {
      const from = `${address}:${port}`;
      if (!listeners.admits(from)) return;
      last = { socket, address, port };
      heard.set(from, last);
      listeners.received(bytes, from);
    });
  }
  return {
    local: `${address}:${ports[0]}`,
    refusals: countRefusals(sockets, listeners),
    remote: () => last && `${last.address}:${last.port}`,
    get ports() {
      return { ours: last?.socket.address().port ?? ports[0] ?? 0, theirs: last?.port ?? 0 };
    },
    send: async (bytes, to) => {
      const peer = to === undefined ? last : heard.get(to);
      if (!peer) return 'nobody';
      return await sent((done) => peer.socket.send(bytes, peer.port, peer.address, done));
    },
    close: () => closeAll(sockets),
  };
}

/** Someone that an end has heard, and on which of its sockets. */
interface Peer {
  socket: Socket;
  address: string;
  port: number;
}

function countRefusals(sockets: Socket[], listeners: DatagramListeners): () => number {
  let count = 0;
  for (const socket of sockets)
    socket.on('error', () => {
      count++;
      listeners.refused();
    });
  return () => count;
}

async function bound(family: Family, where: { port: number; address?: string }): Promise<Socket> {
  const socket = createSocket({ type: family, reuseAddr: where.address === undefined });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(where, () => {
      socket.off('error', reject);
      resolve();
    });
  });
  socket.setRecvBufferSize(queueBytes);
  return socket;
}

type Sending = (done: (error: Error | null) => void) => void;

/** The refusal of an earlier datagram may be told at the next send, which is then tried again. */
async function sent(send: Sending): Promise<'sent' | 'too-large'> {
  const first = await attempt(send);
  const problem = first === 'ECONNREFUSED' ? await attempt(send) : first;
  return problem === 'EMSGSIZE' ? 'too-large' : 'sent';
}

function attempt(send: Sending): Promise<string | undefined> {
  return new Promise((resolve) => send((error) => resolve((error as NodeJS.ErrnoException | null)?.code)));
}

function closeAll(sockets: Socket[]): void {
  for (const socket of sockets) socket.close();
}
