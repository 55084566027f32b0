import { createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { openTcp, type TcpEnd } from './tcp-end.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** A server that does as told with each connection; returns its port. */
async function serve(behaviour: (socket: Socket) => void): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    behaviour(socket);
  });
  cleanups.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Opens a connection; `closed` resolves with how the other end closed it. */
async function open(
  port: number,
): Promise<{ end: TcpEnd; closed: Promise<'fin' | 'reset'>; received: () => string }> {
  let text = '';
  let tell: (how: 'fin' | 'reset') => void = () => {};
  const closed = new Promise<'fin' | 'reset'>((resolve) => {
    tell = resolve;
  });
  const received = (bytes: Buffer): void => {
    text += bytes.toString();
  };
  const listeners = { received, peerClosed: tell };
  const opening = await openTcp('127.0.0.1', port, listeners, new AbortController().signal);
  if (opening.outcome === 'refused') throw new Error('refused');
  cleanups.push(() => opening.end.reset());
  return { end: opening.end, closed, received: () => text };
}

test('a FIN after an answer is a FIN', async () => {
  const port = await serve((socket) => socket.end('bye'));
  const { closed, received } = await open(port);
  expect(await closed).toBe('fin');
  expect(received()).toBe('bye');
});

test('a FIN is a FIN although we had sent ours before', async () => {
  const port = await serve((socket) => socket.on('end', () => socket.end('bye')).resume());
  const { end, closed } = await open(port);
  await end.finish();
  expect(await closed).toBe('fin');
});

test('a reset after a short answer is a reset, although Node reports an end of file', async () => {
  const port = await serve((socket) => {
    socket.write('part', () => setImmediate(() => socket.resetAndDestroy()));
  });
  const { closed, received } = await open(port);
  expect(await closed).toBe('reset');
  expect(received()).toBe('part');
});

test('a port where nobody listens is refused', async () => {
  const port = await serve(() => {});
  cleanups.shift()?.();
  const silent = { received: () => {}, peerClosed: () => {} };
  const opening = await openTcp('127.0.0.1', port, silent, new AbortController().signal);
  expect(opening.outcome).toBe('refused');
});

test('after a half-close the answer still comes', async () => {
  const port = await serve((socket) => socket.on('end', () => socket.end('all read')).resume());
  const { end, closed, received } = await open(port);
  await end.send(Buffer.from('question'));
  await end.finish();
  await closed;
  expect(received()).toBe('all read');
});
