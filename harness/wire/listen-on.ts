import { createServer, type Server, type Socket } from 'node:net';

/** Whether a connection is one that we listen for; others are reset. */
export type Admits = (ports: { ours: number; theirs: number }) => boolean;

/** Who comes to a listening socket of ours; they are paused. */
export interface Arrivals {
  admits: Admits;
  arrive(socket: Socket): void;
}

/** By this number we are told from programs that listen; listen(2). */
export const ownBacklog = 509;

/** Listens on one port, where half-closed connections stay open; 0 lets the kernel choose. */
export function listenOn(
  { address, port }: { address: string; port: number },
  { admits, arrive }: Arrivals,
): Promise<Server> {
  const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, (socket) => {
    const ports = { ours: socket.localPort ?? 0, theirs: socket.remotePort ?? 0 };
    if (admits(ports)) arrive(socket);
    else socket.resetAndDestroy();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: address, backlog: ownBacklog }, () => resolve(server));
  });
}

/** What the kernel chose where 0 was asked for. */
export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
