import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { readHoldings } from './holdings.ts';

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Starts a Python program and waits for the line that it prints when it is where the test wants it. */
async function start(lines: string[]): Promise<{ pid: number; said: string }> {
  const child = spawn('python3', ['-c', lines.join('\n')], { stdio: ['pipe', 'pipe', 'inherit'] });
  started.push(child);
  const [said] = await once(child.stdout, 'data');
  return { pid: child.pid as number, said: String(said).trim() };
}

const server = [
  'import socket, sys, os, threading, subprocess, time',
  's = socket.create_server(("127.0.0.1", 0), backlog=5)',
  'print(s.getsockname()[1], flush=True)',
];

test('a server’s listener, its backlog and those who wait to be accepted are seen and counted', async () => {
  const { pid, said } = await start([...server, 'sys.stdin.read()']);
  const client = connect(Number(said), '127.0.0.1');
  await once(client, 'connect');
  const { listening, connections } = readHoldings(pid, 0);
  expect(listening).toEqual([
    { family: 'ipv4', address: '127.0.0.1', port: Number(said), backlog: 5, waiting: 1 },
  ]);
  expect(connections).toBe(1);
  client.destroy();
});

test('an accepted connection that the client has finished and the server has not closed is unclosed', async () => {
  const { pid, said } = await start([
    ...server,
    'c, _ = s.accept()',
    'c.recv(9)',
    'print("eof", flush=True)',
    'sys.stdin.read()',
  ]);
  const client = connect({ port: Number(said), host: '127.0.0.1', allowHalfOpen: true });
  await once(client, 'connect');
  client.end();
  await once(started[0]?.stdout as NodeJS.ReadableStream, 'data');
  expect(readHoldings(pid, 0)).toMatchObject({ connections: 1, unclosed: 1 });
  client.destroy();
});

test('threads, children and those that nobody has waited for are counted', async () => {
  const { pid, said } = await start([
    'import os, sys, threading',
    'r, w = os.pipe()',
    'for _ in range(2): threading.Thread(target=lambda: os.read(r, 1), daemon=True).start()',
    'a = os.fork()',
    'if a == 0: os.close(w); os.read(r, 1); os._exit(0)',
    'b = os.fork()',
    'if b == 0: os._exit(0)',
    'os.waitid(os.P_PID, b, os.WEXITED | os.WNOWAIT)',
    // listdir has the folder itself open while it counts.
    'print(len(os.listdir("/proc/self/fd")) - 1, flush=True)',
    'sys.stdin.read()',
  ]);
  const { threads, children, zombies, descriptors } = readHoldings(pid, 0);
  expect({ threads, children, zombies }).toEqual({ threads: 4, children: 1, zombies: 1 });
  expect(descriptors).toBe(2 * Number(said) - 1);
});
