import { createHash } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { endedBy } from '../socket-error.ts';
import { here } from './here.ts';
import type { StreamEnding, StreamFault } from './stream-fault.ts';
import { openTcpRelay } from './tcp-relay.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const both = ['forth', 'back'] as const;
const address = '127.0.0.1';

/** A server, a relay before it, and a client that has connected through the relay. */
async function relayed(serve: (socket: Socket) => void, ...faults: StreamFault[]) {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    cleanups.push(() => void socket.destroy());
    serve(socket.on('error', () => {}));
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const seen = { endings: [] as StreamEnding[], held: 0 };
  const port = (server.address() as { port: number }).port;
  const station = { inside: here, address };
  const relay = await openTcpRelay(
    { front: { ...station, ports: [0] }, back: { ...station, port: () => port }, faults, seed: 7 },
    {
      opened: () => {},
      ended: (ending) => seen.endings.push(ending),
      holds: (change) => {
        seen.held += change;
      },
    },
  );
  const client = connect({ port: relay.ports[0] ?? 0, host: address, allowHalfOpen: true });
  cleanups.push(
    () => server.close(),
    relay.close,
    () => void client.destroy(),
  );
  const stopServer = () => {
    client.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { client, seen, port: relay.ports[0] ?? 0, stopServer };
}

/** All that comes until the other end finishes, or how it broke. */
function everything(socket: Socket): Promise<string> {
  let text = '';
  return new Promise((resolve) => {
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString('latin1');
    });
    socket.on('end', () => resolve(endedBy(socket) === 'reset' ? `${text} ECONNRESET` : text));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(`${text} ${error.code}`));
  });
}

const echoAtEnd = (socket: Socket): void => void socket.pipe(socket);

describe('without a fault', () => {
  test('every byte passes in both directions, and a half-close stays one', async () => {
    const bytes = Buffer.alloc(8 * 1024 * 1024, 'wiregrade');
    const hash = createHash('sha256');
    const { client, seen } = await relayed((socket) => {
      socket.on('data', (part) => hash.update(part));
      socket.on('end', () => socket.end('all read'));
    });
    client.end(bytes);
    expect(await everything(client)).toBe('all read');
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(seen.endings).toEqual([]);
    expect(seen.held).toBe(0);
  });

  test('a reset is passed on as a reset', async () => {
    const { client } = await relayed((socket) => socket.once('data', () => socket.resetAndDestroy()));
    client.write('x');
    expect(await everything(client)).toBe(' ECONNRESET');
  });

  test('where nobody listens the connection is reset', async () => {
    const { port, stopServer } = await relayed(() => {});
    await stopServer();
    const late = connect({ port, host: address });
    expect(await everything(late)).toBe(' ECONNRESET');
  });
});

describe('ends at byte offsets', () => {
  test('limit-data: so many bytes, then a FIN to both', async () => {
    const { client, seen } = await relayed((socket) => socket.write('0123456789'), {
      kind: 'limit-data',
      name: 'limit-data',
      directions: ['back'],
      bytes: 4,
    });
    expect(await everything(client)).toBe('0123');
    expect(seen.endings).toEqual([{ flow: 0, direction: 'back', how: 'closed', afterBytes: 4 }]);
  });

  test('finish-at: a FIN in one direction, and the other one goes on', async () => {
    const { client } = await relayed(echoAtEnd, {
      ...{ kind: 'finish-at', name: 'finish-at', directions: ['forth'], bytes: 3 },
    });
    client.write('0123456789');
    expect(await everything(client)).toBe('012');
  });

  test('reset-at: so many bytes, then an RST', async () => {
    const { client, seen } = await relayed(
      (socket) => {
        socket.write('01');
        socket.once('data', () => socket.write('23456789'));
      },
      { kind: 'reset-at', name: 'reset-peer', directions: ['back'], bytes: 4 },
    );
    client.once('data', () => client.write('go on'));
    expect(await everything(client)).toMatch(/ECONNRESET$/);
    expect(seen.endings).toEqual([{ flow: 0, direction: 'back', how: 'reset', afterBytes: 4 }]);
  });
});

describe('in time', () => {
  /** How long it takes, in milliseconds, until an echo has come back as a whole. */
  async function echoMs(...faults: StreamFault[]): Promise<number> {
    const { client, seen } = await relayed(echoAtEnd, ...faults);
    await new Promise<void>((resolve) => client.once('connect', resolve));
    const began = performance.now();
    client.end('x'.repeat(1000));
    expect(await everything(client)).toHaveLength(1000);
    const took = performance.now() - began;
    expect(seen.held).toBe(0);
    return took;
  }

  test('latency delays bytes, and never the end before them', async () => {
    const latency = { kind: 'latency', name: 'latency', directions: both, ms: 20, jitterMs: 5 } as const;
    expect(await echoMs(latency)).toBeGreaterThan(29);
  });

  test('a bandwidth lets no more through', async () => {
    const bandwidth = {
      kind: 'bandwidth',
      name: 'bandwidth',
      directions: ['forth'],
      bytesPerSecond: 20_000,
    } as const;
    expect(await echoMs(bandwidth)).toBeGreaterThan(45);
  });

  test('a slow close holds the FIN back', async () => {
    const slow = { kind: 'slow-close', name: 'slow-close', directions: ['back'], ms: 30 } as const;
    expect(await echoMs(slow)).toBeGreaterThan(28);
  });

  test('a timeout swallows everything and then closes', async () => {
    const { client } = await relayed(echoAtEnd, {
      ...{ kind: 'timeout', name: 'timeout', directions: ['forth'], ms: 20 },
    });
    client.write('lost');
    expect(await everything(client)).toBe('');
  });
});
