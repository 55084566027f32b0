import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isStrangersDatagram, isStrangersEnd, isStrangersPort } from './stranger.ts';

let server: Server;
let client: Socket;
let other: ChildProcess;
const connection = { ours: 0, theirs: 0 };

beforeAll(async () => {
  other = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(other, 'spawn');
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  connection.ours = (server.address() as AddressInfo).port;
  const arrived = once(server, 'connection');
  client = connect(connection.ours, '127.0.0.1');
  await once(client, 'connect');
  await arrived;
  connection.theirs = client.localPort ?? 0;
});

afterAll(() => {
  client.destroy();
  server.close();
  other.kill();
});

test('a connection from a process of the tree is nobody else’s', () => {
  expect(isStrangersEnd(process.pid, connection)).toBe(false);
  expect(isStrangersPort(process.pid, connection.ours)).toBe(false);
});

test('a connection from outside the tree is a stranger’s, and so is a port', () => {
  const root = other.pid as number;
  expect(isStrangersEnd(root, connection)).toBe(true);
  expect(isStrangersPort(root, connection.ours)).toBe(true);
});

test('what nobody holds is no stranger’s', () => {
  expect(isStrangersEnd(other.pid as number, { ours: connection.ours, theirs: 1 })).toBe(false);
  expect(isStrangersPort(other.pid as number, 1)).toBe(false);
});

test('a datagram is a stranger’s where a process outside the tree has its port', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  try {
    await once(socket, 'listening');
    const { port } = socket.address();
    expect(isStrangersDatagram(process.pid, port)).toBe(false);
    expect(isStrangersDatagram(other.pid as number, port)).toBe(true);
    expect(isStrangersDatagram(other.pid as number, 1)).toBe(false);
  } finally {
    socket.close();
  }
});
