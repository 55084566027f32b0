import { afterEach, expect, test } from '@jest/globals';
import type { DatagramFault } from './datagram-fault.ts';
import { DatagramLane } from './datagram-lane.ts';
import { decider } from './decide.ts';

const directions = ['forth'] as const;
const lanes: DatagramLane[] = [];
afterEach(() => {
  for (const lane of lanes.splice(0)) lane.end();
});

/** A lane with these faults; `until` waits for so many deliveries. */
function open(...faults: DatagramFault[]) {
  const delivered: string[] = [];
  let held = 0;
  let arrived = (): void => {};
  const lane = new DatagramLane(faults, 'forth', decider(faults, { seed: 7, flow: 0, direction: 'forth' }), {
    deliver: (bytes) => {
      delivered.push(bytes.toString('latin1'));
      arrived();
    },
    decided: () => {},
    holds: (change) => {
      held += change;
    },
  });
  lanes.push(lane);
  const until = async (count: number): Promise<string[]> => {
    while (delivered.length < count) await new Promise<void>((resolve) => (arrived = resolve));
    return delivered;
  };
  const carry = (...texts: string[]): void => {
    for (const text of texts) lane.carry(Buffer.from(text, 'latin1'));
  };
  return { lane, carry, until, delivered, held: () => held };
}

const second = { choice: { by: 'nth', nth: [2] } } as const;

test('without faults everything goes on at once, in order', () => {
  const { carry, delivered, held } = open();
  carry('a', '', 'c');
  expect(delivered).toEqual(['a', '', 'c']);
  expect(held()).toBe(0);
});

test('what is reordered lets as many pass as the gap says', () => {
  const { carry, delivered } = open({
    ...{ kind: 'reorder', name: 'reorder', directions, selection: second, gap: 2, flushMs: 60_000 },
  });
  carry('a', 'b', 'c', 'd', 'e');
  expect(delivered).toEqual(['a', 'c', 'd', 'b', 'e']);
});

test('what nothing overtakes goes on after the flush, so that stop-and-wait goes on', async () => {
  const { carry, until, held } = open({
    ...{ kind: 'reorder', name: 'reorder', directions, selection: second, gap: 1, flushMs: 5 },
  });
  carry('a', 'b');
  expect(held()).toBe(1);
  expect(await until(2)).toEqual(['a', 'b']);
  expect(held()).toBe(0);
});

test('a copy follows at once', () => {
  const { carry, delivered } = open({ kind: 'duplicate', name: 'duplicate', directions, selection: second });
  carry('a', 'b', 'c');
  expect(delivered).toEqual(['a', 'b', 'b', 'c']);
});

test('cut and flipped datagrams are copies: the sender’s bytes stay as they are', () => {
  const { lane, delivered } = open(
    { kind: 'truncate', name: 'truncate', directions, selection: { choice: { by: 'all' } }, toBytes: 3 },
    { kind: 'corrupt', name: 'corrupt', directions, selection: { choice: { by: 'all' } } },
  );
  const bytes = Buffer.from('abc');
  lane.carry(bytes);
  expect(bytes.toString()).toBe('abc');
  expect(delivered[0]).not.toBe('abc');
  expect(delivered[0]).toHaveLength(3);
});

test('delay with jitter keeps the order, and says that something is held', async () => {
  const { carry, until, held } = open({
    ...{ kind: 'delay', name: 'delay', directions, selection: { choice: { by: 'all' } }, ms: 6, jitterMs: 5 },
  });
  const texts = Array.from({ length: 20 }, (_, index) => `${index}`);
  carry(...texts);
  expect(held()).toBe(20);
  expect(await until(20)).toEqual(texts);
  expect(held()).toBe(0);
});

test('a rate takes its time for every byte', async () => {
  const { carry, until } = open({ kind: 'rate', name: 'rate', directions, bytesPerSecond: 100_000 });
  const began = performance.now();
  carry('x'.repeat(1000), 'y'.repeat(1000));
  await until(2);
  expect(performance.now() - began).toBeGreaterThan(18);
});

test('a lane that has ended holds nothing', () => {
  const { carry, lane, held } = open(
    {
      kind: 'delay',
      name: 'delay',
      directions,
      selection: { choice: { by: 'nth', nth: [1] } },
      ms: 60_000,
      jitterMs: 0,
    },
    { kind: 'reorder', name: 'reorder', directions, selection: second, gap: 5, flushMs: 60_000 },
  );
  carry('a', 'b');
  expect(held()).toBe(2);
  lane.end();
  expect(held()).toBe(0);
});
