import { createServer, type Server, type Socket } from 'node:net';
import { type EndListeners, holdSocket, type TcpEnd } from './tcp-end.ts';

/** A listening socket of ours, on one or several ports; connections wait until they are accepted. */
export interface TcpListener {
  readonly ports: readonly number[];
  /** The next connection; rejects never, stays pending until one comes. */
  accept(listeners: EndListeners): Promise<TcpEnd>;
  close(): void;
}

/** Whether a connection is one that we listen for; others are reset. */
export type Admits = (ports: { ours: number; theirs: number }) => boolean;

/** Listens on every given port at once: the one handed over and the one in the handout. */
export async function listenTcp(ports: number[], address: string, admits: Admits): Promise<TcpListener> {
  const waiting: Socket[] = [];
  const takers: ((socket: Socket) => void)[] = [];
  const arrive = (socket: Socket): void => {
    if (!admits({ ours: socket.localPort ?? 0, theirs: socket.remotePort ?? 0 })) {
      socket.resetAndDestroy();
      return;
    }
    const taker = takers.shift();
    if (taker) taker(socket);
    else waiting.push(socket);
  };
  const servers = await Promise.all(ports.map((port) => listenOn(port, address, arrive)));
  return {
    ports: servers.map(portOf),
    accept: async (listeners) => {
      const socket = waiting.shift() ?? (await new Promise<Socket>((resolve) => takers.push(resolve)));
      return holdSocket(socket, listeners);
    },
    close: () => {
      for (const server of servers) server.close();
      for (const socket of waiting) socket.resetAndDestroy();
    },
  };
}

/** What the kernel chose where 0 was asked for. */
export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function listenOn(port: number, host: string, arrive: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, arrive);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => resolve(server));
  });
}
