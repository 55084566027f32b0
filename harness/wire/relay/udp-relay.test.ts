import { createSocket, type Socket } from 'node:dgram';
import { afterEach, expect, test } from '@jest/globals';
import type { DatagramFault, Decision } from './datagram-fault.ts';
import { here } from './here.ts';
import { openUdpRelay } from './udp-relay.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const address = '127.0.0.1';
const both = ['forth', 'back'] as const;

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  cleanups.push(() => socket.close());
  return socket;
}

/** An echo server behind a relay; `ask` sends through it and waits for the next answer. */
async function relayed(faults: DatagramFault[], replay?: Decision[]) {
  const server = await bound();
  server.on('message', (bytes, { port }) => server.send(bytes, port, address));
  const log: Decision[] = [];
  const seen = { held: 0 };
  const station = { inside: here, address };
  const relay = await openUdpRelay(
    {
      front: { ...station, ports: [0] },
      back: { ...station, port: () => server.address().port },
      faults,
      seed: 7,
      ...(replay && { replay }),
    },
    {
      decided: (decision) => log.push(decision),
      holds: (change) => {
        seen.held += change;
      },
    },
  );
  cleanups.push(relay.close);
  const port = relay.ports[0] ?? 0;
  const ask = async (client: Socket, text: string): Promise<string> => {
    const answer = new Promise<string>((resolve) =>
      client.once('message', (bytes) => resolve(bytes.toString())),
    );
    client.send(text, port, address);
    return await answer;
  };
  return { port, log, seen, ask };
}

test('datagrams and answers pass, each sender’s to itself', async () => {
  const { ask, log, seen } = await relayed([]);
  const [ann, bob] = [await bound(), await bound()];
  expect(await ask(ann, 'ann')).toBe('ann');
  expect(await ask(bob, 'bob')).toBe('bob');
  expect(await ask(ann, 'ann again')).toBe('ann again');
  expect(log.map(({ flow, direction, index }) => `${flow} ${direction} ${index}`)).toEqual([
    '0 forth 0',
    '0 back 0',
    '1 forth 0',
    '1 back 0',
    '0 forth 1',
    '0 back 1',
  ]);
  expect(seen.held).toBe(0);
});

test('what is lost does not arrive; the next one does', async () => {
  const loss: DatagramFault = {
    ...{ kind: 'loss', name: 'loss', directions: ['forth'], selection: { choice: { by: 'nth', nth: [1] } } },
  };
  const { ask, port } = await relayed([loss]);
  const client = await bound();
  client.send('first', port, address);
  expect(await ask(client, 'second')).toBe('second');
});

test('the log of one run decides the next one, whatever its faults', async () => {
  const cuts: DatagramFault = {
    kind: 'truncate',
    name: 'truncate',
    directions: both,
    selection: { choice: { by: 'chance', chance: 0.5 } },
    toBytes: 1,
  };
  const first = await relayed([cuts]);
  const client = await bound();
  const texts = ['one', 'two', 'three', 'four', 'five', 'six'];
  const answers: string[] = [];
  for (const text of texts) answers.push(await first.ask(client, text));
  const again = await relayed([], first.log);
  const other = await bound();
  for (const [index, text] of texts.entries()) expect(await again.ask(other, text)).toBe(answers[index]);
  expect(again.log).toEqual(first.log);
  expect(answers).not.toEqual(texts);
});
