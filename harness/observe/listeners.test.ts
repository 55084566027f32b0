import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { readListeners } from './listeners.ts';
import { readSocketTable } from './socket-table.ts';

test.each([
  ['127.0.0.1', 'ipv4', 3],
  ['::1', 'ipv6', 7],
  ['::', 'ipv6', 1],
  ['::ffff:127.0.0.1', 'ipv6', 2],
] as const)(
  'the kernel tells the same of a listener on %s as its table, and the backlog besides',
  async (host, family, backlog) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen({ port: 0, host, backlog }, resolve));
    const { port } = server.address() as { port: number };
    const row = readSocketTable('self').find((one) => one.state === 'listen' && one.local.port === port);
    const listener = readListeners()?.find((one) => one.port === port);
    expect(listener).toEqual({ ...row?.local, inode: row?.inode, backlog, waiting: 0 });
    expect(listener?.family).toBe(family);
    await new Promise((resolve) => server.close(resolve));
  },
);
