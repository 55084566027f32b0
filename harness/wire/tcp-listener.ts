import type { Socket } from 'node:net';
import { type Admits, listenOn, portOf } from './listen-on.ts';
import { type EndListeners, holdSocket, type TcpEnd } from './tcp-end.ts';

/** A listening socket of ours, on one or several ports; connections wait until they are accepted. */
export interface TcpListener {
  readonly ports: readonly number[];
  /** The next connection; rejects never, stays pending until one comes. */
  accept(listeners: EndListeners): Promise<TcpEnd>;
  close(): void;
}

/** Listens on every given port at once: the one handed over and the one in the handout. */
export async function listenTcp(ports: number[], address: string, admits: Admits): Promise<TcpListener> {
  const waiting: Socket[] = [];
  const takers: ((socket: Socket) => void)[] = [];
  const arrive = (socket: Socket): void => {
    const taker = takers.shift();
    if (taker) taker(socket);
    else waiting.push(socket);
  };
  const servers = await Promise.all(ports.map((port) => listenOn({ address, port }, { admits, arrive })));
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
