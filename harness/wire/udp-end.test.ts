import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, expect, test } from '@jest/globals';
import { openUdp, type UdpEnd, waitUdp } from './udp-end.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** A socket of the other side, with its port. */
async function peer(address = '127.0.0.1'): Promise<{ socket: Socket; port: number }> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  cleanups.push(() => socket.close());
  return { socket, port: socket.address().port };
}

/** What an end of ours sees, one after the other; `next` waits for it. */
function watcher() {
  const seen: string[] = [];
  const waiting: ((what: string) => void)[] = [];
  const tell = (what: string): void => {
    const taker = waiting.shift();
    if (taker) taker(what);
    else seen.push(what);
  };
  return {
    listeners: {
      admits: () => true,
      received: (bytes: Buffer) => tell(`received ${bytes}`),
      strayed: (bytes: Buffer) => tell(`strayed ${bytes}`),
      refused: () => tell('refused'),
    },
    next: async (): Promise<string> =>
      seen.shift() ?? (await new Promise((resolve) => waiting.push(resolve))),
  };
}

function held(end: UdpEnd): UdpEnd {
  cleanups.push(() => end.close());
  return end;
}

test.each(['127.0.0.1', '::1'])('an answer from where we sent is received, at %s', async (address) => {
  const { socket, port } = await peer(address);
  socket.on('message', (bytes, from) => socket.send(`re: ${bytes}`, from.port, from.address));
  const { listeners, next } = watcher();
  const end = held(await openUdp(address, port, listeners));
  expect(await end.send(Buffer.from('hello'))).toBe('sent');
  expect(await next()).toBe('received re: hello');
  expect([end.remote(), end.ports.theirs]).toEqual([`${address}:${port}`, port]);
});

test('a datagram of nothing and one of 65,507 bytes both cross; one more byte is too large', async () => {
  const { socket, port } = await peer();
  socket.on('message', (bytes, from) => socket.send(String(bytes.length), from.port));
  const { listeners, next } = watcher();
  const end = held(await openUdp('127.0.0.1', port, listeners));
  await end.send(Buffer.alloc(0));
  expect(await next()).toBe('received 0');
  await end.send(Buffer.alloc(65_507));
  expect(await next()).toBe('received 65507');
  expect(await end.send(Buffer.alloc(65_508))).toBe('too-large');
});

test('an answer from another port strays, and is not taken for the answer', async () => {
  const [{ socket, port }, other] = [await peer(), await peer()];
  socket.on('message', (_, from) => other.socket.send('from elsewhere', from.port));
  const { listeners, next } = watcher();
  const end = held(await openUdp('127.0.0.1', port, listeners));
  await end.send(Buffer.from('hello'));
  expect(await next()).toBe('strayed from elsewhere');
});

test('a port that nobody has any more is noticed, and one can go on sending', async () => {
  const { socket, port } = await peer();
  const { listeners, next } = watcher();
  const end = held(await openUdp('127.0.0.1', port, listeners));
  await new Promise<void>((resolve) => socket.close(resolve));
  cleanups.splice(0, 1);
  await end.send(Buffer.from('anybody?'));
  expect(await next()).toBe('refused');
  expect(await end.send(Buffer.from('again'))).toBe('sent');
});

test('an end that waits answers whoever sent last, or whom it is told to, from the port that was asked', async () => {
  const [first, second, asked] = [await peer(), await peer(), await peer()];
  cleanups.pop();
  await new Promise<void>((resolve) => asked.socket.close(resolve));
  const { listeners, next } = watcher();
  const end = held(await waitUdp([asked.port], '127.0.0.1', listeners));
  expect([end.remote(), await end.send(Buffer.from('hello?'))]).toEqual([undefined, 'nobody']);
  for (const { socket, port } of [first, second]) {
    const answer = new Promise((resolve) =>
      socket.once('message', (bytes, from) => resolve([String(bytes), from.port])),
    );
    socket.send('ping', asked.port);
    expect(await next()).toBe('received ping');
    expect(end.remote()).toBe(`127.0.0.1:${port}`);
    await end.send(Buffer.from('pong'));
    expect(await answer).toEqual(['pong', asked.port]);
  }
  const late = once(first.socket, 'message');
  expect(await end.send(Buffer.from('late'), `127.0.0.1:${first.port}`)).toBe('sent');
  expect(String((await late)[0])).toBe('late');
  expect(await end.send(Buffer.from('never met'), '127.0.0.1:9')).toBe('nobody');
});

test('who is not admitted is neither heard nor answered', async () => {
  const [stranger, program, asked] = [await peer(), await peer(), await peer()];
  cleanups.pop();
  await new Promise<void>((resolve) => asked.socket.close(resolve));
  const { listeners, next } = watcher();
  const admits = (from: string) => from === `127.0.0.1:${program.port}`;
  const end = held(await waitUdp([asked.port], '127.0.0.1', { ...listeners, admits }));
  for (const [socket, text] of [
    [program.socket, 'one'],
    [stranger.socket, 'not ours'],
    [program.socket, 'two'],
  ] as const)
    await new Promise((sent) => socket.send(text, asked.port, '127.0.0.1', sent));
  expect([await next(), await next()]).toEqual(['received one', 'received two']);
  expect(end.remote()).toBe(`127.0.0.1:${program.port}`);
});
