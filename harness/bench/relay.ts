import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { here } from '../wire/relay/here.ts';
import { openTcpRelay } from '../wire/relay/tcp-relay.ts';
import { openUdpRelay } from '../wire/relay/udp-relay.ts';
import { root } from './graded.ts';

const address = '127.0.0.1';
const station = { inside: here, address };
const quiet = { opened: () => {}, ended: () => {}, decided: () => {}, holds: () => {} };
const rounds = 5;

/**
 * How much of a bare Node program's throughput the relay without faults has: bytes of
 * 100 MB over TCP against `a.pipe(b)`; datagrams handled against an echo, in each of
 * which a datagram is received once and sent once. Medians of rounds, taken in turn.
 */
export async function measure(): Promise<{ tcpShareOfBarePipe: number; udpShareOfBareEcho: number }> {
  const tcp: number[] = [];
  const udp: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [pipe, tcpRelay] = [await load('tcp', barePipe), await load('tcp', relayTcp)];
    const [echo, udpRelay] = [await load('udp-echo', bareEcho), await load('udp-relay', relayUdp)];
    tcp.push(tcpRelay / pipe);
    udp.push(udpRelay / echo);
  }
  return { tcpShareOfBarePipe: median(tcp), udpShareOfBareEcho: median(udp) };
}

/** Something under measurement; `back` is where the load's own receiver is. */
type Subject = (back: number) => Promise<{ port: number; close(): void }>;

/** Sends so much from another process and gives what it counted in a second. */
async function load(kind: 'tcp' | 'udp-echo' | 'udp-relay', subject: Subject): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'harness/bench/relay-load.mjs'), kind], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
  const next = async (): Promise<number> => Number(await lines.next().then(({ value }) => value));
  const { port, close } = await subject(await next());
  child.stdin.end(`${port}\n`);
  const perSecond = await next();
  close();
  child.kill();
  return perSecond;
}

const barePipe: Subject = async (back) => {
  const open: Socket[] = [];
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port: back, host: address, allowHalfOpen: true, noDelay: true });
    near.pipe(far);
    far.pipe(near);
    open.push(near, far);
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const at = server.address();
  return {
    port: typeof at === 'object' && at ? at.port : 0,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
};

const relayTcp: Subject = async (back) => {
  const ends = { front: { ...station, ports: [0] }, back: { ...station, port: () => back } };
  const relay = await openTcpRelay({ ...ends, faults: [], seed: 7 }, quiet);
  return { port: relay.ports[0] ?? 0, close: relay.close };
};

const bareEcho: Subject = async () => {
  const socket = createSocket('udp4');
  socket.on('message', (bytes, { port, address }) => socket.send(bytes, port, address));
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  return { port: socket.address().port, close: () => void socket.close() };
};

const relayUdp: Subject = async (back) => {
  const ends = { front: { ...station, ports: [0] }, back: { ...station, port: () => back } };
  const relay = await openUdpRelay({ ...ends, faults: [], seed: 7 }, quiet);
  return { port: relay.ports[0] ?? 0, close: relay.close };
};

function median(values: number[]): number {
  const middle = values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return Math.round(middle * 1000) / 1000;
}
