import { createSocket, type Socket } from 'node:dgram';
import type { DatagramFault, Decision } from './datagram-fault.ts';
import { DatagramLane, type LaneListeners } from './datagram-lane.ts';
import { type Decide, decider, type Lane, replayer } from './decide.ts';
import type { Direction } from './draw.ts';
import type { Inside, Station } from './inside.ts';

/** What a relay of datagrams stands between, and what it does to them. */
export interface UdpRelayPlan {
  /** Where those come from who begin: a socket on each port. */
  front: Station & { ports: readonly number[] };
  /** Who is talked to; asked anew for each conversation. */
  back: Station & { port(): number };
  faults: readonly DatagramFault[];
  seed: number;
  /** Decides as before, in place of the seed. */
  replay?: readonly Decision[];
}

/** Called in the order in which things happened. */
export interface UdpRelayListeners {
  decided(decision: Decision, bytes: Buffer): void;
  holds(change: 1 | -1): void;
}

/** A bad link for datagrams. */
export interface UdpRelay {
  readonly ports: readonly number[];
  close(): void;
}

/** One conversation: a sender’s address and port, and the socket that speaks for it at the other side. */
interface Flow {
  forth: DatagramLane;
  close(): void;
}

/** The kernel gives no more than its net.core.rmem_max; bytes. */
const queueBytes = 4 * 1024 * 1024;

/** Opens the front; each sender that shows up gets a socket of its own at the back. */
export async function openUdpRelay(plan: UdpRelayPlan, listeners: UdpRelayListeners): Promise<UdpRelay> {
  const flows = new Map<string, Flow>();
  const { front } = plan;
  const sockets = await Promise.all(front.ports.map((port) => bound(front.inside, { ...front, port })));
  for (const socket of sockets) {
    const server = socket.address().port;
    socket.on('message', (bytes, { address, port }) => {
      const key = `${server} ${address} ${port}`;
      const flow =
        flows.get(key) ??
        newFlow(plan, listeners, flows.size, (answer) => send(socket, answer, port, address));
      flows.set(key, flow);
      flow.forth.carry(bytes);
    });
  }
  return {
    ports: sockets.map((socket) => socket.address().port),
    close: () => {
      for (const flow of flows.values()) flow.close();
      for (const socket of sockets) socket.close();
    },
  };
}

function newFlow(
  plan: UdpRelayPlan,
  listeners: UdpRelayListeners,
  flow: number,
  answer: (bytes: Buffer) => void,
): Flow {
  const { back, seed } = plan;
  let far: Socket | undefined;
  let closed = false;
  const waiting: Buffer[] = [];
  const port = back.port();
  const lane = (direction: Direction, deliver: LaneListeners['deliver']): DatagramLane =>
    new DatagramLane(plan.faults, direction, decideOn(plan, { seed, flow, direction }), {
      ...listeners,
      deliver,
    });
  const backwards = lane('back', answer);
  const forth = lane('forth', (bytes) => {
    if (far) send(far, bytes, port, back.address);
    else waiting.push(bytes);
  });
  // The conversation’s socket opens within a turn or two; until then nothing is lost, and nothing at rest.
  listeners.holds(1);
  void bound(back.inside, { address: anyLike(back.address), port: 0 }).then((socket) => {
    listeners.holds(-1);
    if (closed) socket.close();
    if (closed) return;
    far = socket;
    socket.on('message', (bytes) => backwards.carry(bytes));
    for (const bytes of waiting) send(socket, bytes, port, back.address);
  });
  return {
    forth,
    close: () => {
      closed = true;
      forth.end();
      backwards.end();
      far?.close();
    },
  };
}

/** Whatever leads to the address: the loopback where that is enough. */
function anyLike(address: string): string {
  if (address.includes(':')) return address === '::1' ? '::1' : '::';
  return address.startsWith('127.') ? '127.0.0.1' : '0.0.0.0';
}

function decideOn({ faults, replay }: UdpRelayPlan, lane: Lane): Decide {
  return replay === undefined ? decider(faults, lane) : replayer(replay, lane);
}

async function bound(inside: Inside, { address, port }: { address: string; port: number }): Promise<Socket> {
  const family = address.includes(':') ? 6 : 4;
  const socket = createSocket({
    type: `udp${family}`,
    lookup: (literal, _options, found) => found(null, literal, family),
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    void inside(() => socket.bind({ port, address }, resolve));
  });
  socket.removeAllListeners('error');
  // What a link cannot deliver is lost, as on any other.
  socket.on('error', () => {});
  socket.setRecvBufferSize(queueBytes);
  return socket;
}

function send(socket: Socket, bytes: Buffer, port: number, address: string): void {
  socket.send(bytes, port, address, () => {});
}
