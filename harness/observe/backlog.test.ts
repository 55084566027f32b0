import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { readBacklogs } from './backlog.ts';
import { readSocketTable } from './socket-table.ts';

test.each([
  ['127.0.0.1', 3],
  ['::1', 7],
])('the backlog that listen() was given on %s is read from the kernel', async (host, backlog) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ port: 0, host, backlog }, resolve));
  const { port } = server.address() as { port: number };
  const row = readSocketTable('self').find((one) => one.state === 'listen' && one.local.port === port);
  expect(readBacklogs().get(row?.inode ?? '')).toBe(backlog);
  await new Promise((resolve) => server.close(resolve));
});
