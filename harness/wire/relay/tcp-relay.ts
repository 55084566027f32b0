import { connect, type Socket } from 'node:net';
import { type Admits, listenOn, portOf } from '../listen-on.ts';
import { endedBy } from '../socket-error.ts';
import type { Direction } from './draw.ts';
import type { Station } from './inside.ts';
import type { StreamEnding, StreamFault } from './stream-fault.ts';
import { StreamLane } from './stream-lane.ts';

/** What a relay of connections stands between, and what it does to them. */
export interface TcpRelayPlan {
  front: Station & { ports: readonly number[]; admits?: Admits };
  /** Who is connected to; asked anew for each connection. */
  back: Station & { port(): number };
  faults: readonly StreamFault[];
  seed: number;
}

/** Called in the order in which things happened. */
export interface TcpRelayListeners {
  opened(flow: number): void;
  ended(ending: StreamEnding): void;
  holds(change: 1 | -1): void;
}

/** A bad link for connections. */
export interface TcpRelay {
  readonly ports: readonly number[];
  close(): void;
}

/** Listens at the front; each connection gets one of its own at the back. */
export async function openTcpRelay(plan: TcpRelayPlan, listeners: TcpRelayListeners): Promise<TcpRelay> {
  const open = new Set<Socket>();
  const { front } = plan;
  const { admits = () => true } = front;
  let flows = 0;
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    // What breaks it is dealt with where it is read.
    return socket.on('error', () => {}).once('close', () => open.delete(socket));
  };
  const arrive = (socket: Socket): void => {
    const flow = flows++;
    listeners.opened(flow);
    void join(plan, listeners, keep(socket), flow).then(keep);
  };
  const servers = await Promise.all(
    front.ports.map((port) =>
      front.inside(() => listenOn({ address: front.address, port }, { admits, arrive })),
    ),
  );
  return {
    ports: servers.map(portOf),
    close: () => {
      for (const server of servers) server.close();
      for (const socket of open) socket.resetAndDestroy();
    },
  };
}

async function join(
  { back, faults, seed }: TcpRelayPlan,
  listeners: TcpRelayListeners,
  near: Socket,
  flow: number,
): Promise<Socket> {
  listeners.holds(1);
  const far = await back.inside(() =>
    connect({ host: back.address, port: back.port(), allowHalfOpen: true, noDelay: true }),
  );
  far.once('connect', () => near.resume());
  const settle = once(() => listeners.holds(-1));
  far.once('connect', settle).once('close', settle);
  const lane = (direction: Direction, from: Socket, to: Socket): StreamLane =>
    new StreamLane(
      faults,
      { seed, flow, direction },
      { from, to },
      {
        holds: listeners.holds,
        ended: (how, afterBytes) => listeners.ended({ flow, direction, how, afterBytes }),
      },
    );
  pump(lane('forth', near, far), near, far);
  pump(lane('back', far, near), far, near);
  return far;
}

/** FIN is passed on as FIN in its own direction alone; RST breaks both. */
function pump(lane: StreamLane, from: Socket, to: Socket): void {
  const breakOff = (): void => {
    lane.stop();
    to.resetAndDestroy();
  };
  from.on('data', (bytes: Buffer) => lane.carry(bytes));
  from.on('end', () => (endedBy(from) === 'reset' ? breakOff() : lane.finish()));
  from.on('error', breakOff);
  to.once('close', () => lane.stop());
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
