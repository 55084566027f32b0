import { connect, type Socket } from 'node:net';
import { endedBy } from './socket-error.ts';

/** What an end of ours sees; called in the order in which it happened. */
export interface EndListeners {
  received(bytes: Buffer): void;
  peerClosed(how: 'fin' | 'reset'): void;
}

/** One TCP connection, held by us; FIN, RST and open are told apart. */
export interface TcpEnd {
  readonly local: string;
  readonly remote: string;
  readonly ports: { ours: number; theirs: number };
  /** Resolves when the kernel has taken every byte, or the connection is gone. */
  send(bytes: Buffer): Promise<void>;
  /** Sends FIN and goes on reading. */
  finish(): Promise<void>;
  close(): void;
  /** Sends RST. */
  reset(): void;
}

export type Opening = { outcome: 'opened'; end: TcpEnd } | { outcome: 'refused' };

/** Connects to a literal address; stays pending until the kernel answers or `signal` fires. */
export function openTcp(
  address: string,
  port: number,
  listeners: EndListeners,
  signal: AbortSignal,
): Promise<Opening> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, allowHalfOpen: true, noDelay: true });
    const giveUp = (): void => void socket.destroy();
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once('error', () => resolve({ outcome: 'refused' }));
    socket.once('connect', () => {
      signal.removeEventListener('abort', giveUp);
      socket.removeAllListeners('error');
      resolve({ outcome: 'opened', end: holdSocket(socket, listeners) });
    });
  });
}

/** Takes over a connected socket; bytes flow from now on. */
export function holdSocket(socket: Socket, listeners: EndListeners): TcpEnd {
  const { localAddress, localPort = 0, remoteAddress, remotePort = 0 } = socket;
  watch(socket, listeners);
  return {
    local: `${localAddress}:${localPort}`,
    remote: `${remoteAddress}:${remotePort}`,
    ports: { ours: localPort, theirs: remotePort },
    send: (bytes) => settled(socket, (done) => void socket.write(bytes, done)),
    finish: () => settled(socket, (done) => void socket.end(done)),
    close: () => void socket.destroy(),
    reset: () => void socket.resetAndDestroy(),
  };
}

function watch(socket: Socket, { received, peerClosed }: EndListeners): void {
  let told = false;
  const tell = (how: 'fin' | 'reset'): void => {
    if (!told) peerClosed(how);
    told = true;
  };
  socket.on('data', received);
  socket.on('end', () => tell(endedBy(socket)));
  // EPIPE: we wrote after their FIN; ECONNRESET: they reset.
  socket.on('error', (error: NodeJS.ErrnoException) => tell(error.code === 'EPIPE' ? 'fin' : 'reset'));
  socket.resume();
}

/** A connection that breaks meanwhile is seen as such; the act itself is over either way. */
function settled(socket: Socket, act: (done: () => void) => void): Promise<void> {
  if (socket.destroyed || socket.writableEnded) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('close', done);
      resolve();
    };
    socket.once('close', done);
    act(done);
  });
}
