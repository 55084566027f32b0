import { isStrangersEnd } from '../observe/stranger.ts';
import { ours } from '../spec/our-ends.ts';
import type { Admits } from '../wire/listen-on.ts';
import { here } from '../wire/relay/here.ts';
import { listenTcp, type TcpListener } from '../wire/tcp-listener.ts';
import { openTcp } from './case-link.ts';
import type { Stage } from './stage.ts';
import { waitingAddress } from './waiting-ports.ts';

/** Where a client of ours to judge is awaited. */
interface Awaited {
  client: string;
  ports: number[];
  family: 'ipv4' | 'ipv6' | undefined;
}

/** Listens for a client; where the case has a link before us, that link has the ports and we stand behind it. */
export async function listenFor(stage: Stage, { client, ports, family }: Awaited): Promise<TcpListener> {
  const everywhere = stage.order.isolation !== 'none';
  const admits: Admits = (connection) => everywhere || !isStrangersEnd(process.pid, connection);
  const address = waitingAddress(stage, family);
  const { link } = stage.order.planned.case;
  const { begins, answers } = link?.between ?? {};
  if (link?.transport !== 'tcp' || begins !== client || answers !== ours)
    return await closedAtTheEnd(stage, listenTcp(ports, address, admits));
  const behind = await closedAtTheEnd(stage, listenTcp([0], loopback, admits));
  await openTcp(
    stage,
    link,
    { inside: here, address, ports, admits },
    { inside: here, address: loopback, port: () => behind.ports[0] ?? 0 },
  );
  return behind;
}

const loopback = '127.0.0.1';

async function closedAtTheEnd(stage: Stage, opening: Promise<TcpListener>): Promise<TcpListener> {
  const listener = await opening;
  stage.undo.push(() => listener.close());
  return listener;
}
