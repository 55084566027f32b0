import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { readListening, readPortState } from './listening.ts';

test.each([
  ['127.0.0.1', 'ipv4'],
  ['::1', 'ipv6'],
  ['0.0.0.0', 'ipv4'],
])('a listener of ours on %s is found by inode, with its address', async (host, family) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(readListening(process.pid)).toContainEqual(expect.objectContaining({ family, address: host, port }));
  expect(readPortState(port).state).toBe('held');
  await new Promise((resolve) => server.close(resolve));
  expect(readListening(process.pid).map((one) => one.port)).not.toContain(port);
  expect(readPortState(port).state).toBe('free');
});

test('listeners of other processes are none of the program’s', async () => {
  const program = spawn(process.execPath, [
    '-e',
    `const s = require('net').createServer().listen(0, '127.0.0.1', () => console.log(s.address().port))`,
  ]);
  const server = createServer();
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const [said] = await once(program.stdout, 'data');
    expect(readListening(program.pid ?? 0)).toEqual([
      { family: 'ipv4', address: '127.0.0.1', port: Number(said), backlog: 511, waiting: 0 },
    ]);
  } finally {
    server.close();
    program.kill('SIGKILL');
  }
});
