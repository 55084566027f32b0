import { describe, expect, test } from '@jest/globals';
import type { DatagramFault, Decision, Fate } from './datagram-fault.ts';
import { decider, type Lane, replayer } from './decide.ts';
import type { Direction } from './draw.ts';

const lane: Lane = { seed: 7, flow: 0, direction: 'forth' };
const directions: readonly Direction[] = ['forth'];
const always = { choice: { by: 'all' } } as const;
const sometimes = { choice: { by: 'chance', chance: 0.3 } } as const;
const loss: DatagramFault = { kind: 'loss', name: 'loss', directions, selection: sometimes };
const duplicate: DatagramFault = { kind: 'duplicate', name: 'duplicate', directions, selection: sometimes };

/** What becomes of so many datagrams: the texts `0`, `1`, `2` … */
function fates(faults: DatagramFault[], count: number, on: Lane = lane): Fate[] {
  const decide = decider(faults, on);
  return Array.from({ length: count }, (_, index) => decide(Buffer.from(String(index))).fate);
}

/** Numbers of those that are lost, from 1. */
function lostOf(all: Fate[]): number[] {
  return all.flatMap(({ lost }, index) => (lost === undefined ? [] : [index + 1]));
}

describe('each fault has a stream of its own', () => {
  test('another fault beside it leaves its decisions as they were', () => {
    const alone = lostOf(fates([loss], 200));
    expect(alone.length).toBeGreaterThan(40);
    expect(lostOf(fates([duplicate, loss], 200))).toEqual(alone);
    expect(lostOf(fates([loss, duplicate], 200))).toEqual(alone);
  });

  test('another flow, direction or seed has other losses', () => {
    const both: DatagramFault = { ...loss, directions: ['forth', 'back'] };
    const lanes: Lane[] = [lane, { ...lane, flow: 1 }, { ...lane, direction: 'back' }, { ...lane, seed: 8 }];
    const seen = lanes.map((on) => lostOf(fates([both], 100, on)).join());
    expect(new Set(seen).size).toBe(lanes.length);
  });

  test('a fault of one direction leaves the other alone', () => {
    expect(lostOf(fates([loss], 100, { ...lane, direction: 'back' }))).toEqual([]);
  });
});

describe('who is hit', () => {
  test('the third and the seventh', () => {
    const fault: DatagramFault = { ...loss, selection: { choice: { by: 'nth', nth: [3, 7] } } };
    expect(lostOf(fates([fault], 10))).toEqual([3, 7]);
  });

  test('every fourth', () => {
    const fault: DatagramFault = { ...loss, selection: { choice: { by: 'every', every: 4 } } };
    expect(lostOf(fates([fault], 10))).toEqual([4, 8]);
  });

  test('the first copy of a content, and not its second', () => {
    const like = (bytes: Buffer) => bytes.toString() === 'five';
    const fault: DatagramFault = { ...loss, selection: { choice: { by: 'first', first: 1 }, like } };
    const decide = decider([fault], lane);
    const lost = ['one', 'five', 'six', 'five'].map((text) => decide(Buffer.from(text)).fate.lost);
    expect(lost).toEqual([undefined, 'loss', undefined, undefined]);
  });
});

test('a lost datagram has no other fate', () => {
  const all: DatagramFault[] = [
    { ...duplicate, selection: always },
    { ...loss, selection: always },
  ];
  expect(fates(all, 1)).toEqual([{ lost: 'loss' }]);
});

test('a flipped bit lies within the datagram, and an empty one has none', () => {
  const corrupt: DatagramFault = { kind: 'corrupt', name: 'corrupt', directions, selection: always };
  const bits = fates([corrupt], 100).map(({ flipped = -1 }) => flipped);
  expect(Math.min(...bits)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...bits)).toBeLessThan(16);
  expect(decider([corrupt], lane)(Buffer.alloc(0)).fate).toEqual({});
});

test('bursts lose more in a row than chance would', () => {
  const burst: DatagramFault = {
    kind: 'burst-loss',
    name: 'loss',
    directions,
    model: { toBad: 0.05, toGood: 0.2, lossInBad: 1, lossInGood: 0 },
  };
  const lost = fates([burst], 5000).map((fate) => fate.lost !== undefined);
  const share = lost.filter(Boolean).length / lost.length;
  const followed = lost.filter((one, index) => one && lost[index + 1]).length / lost.filter(Boolean).length;
  expect(share).toBeGreaterThan(0.15);
  expect(share).toBeLessThan(0.25);
  expect(followed).toBeGreaterThan(0.7);
});

test('a log decides again as it did, without seed and faults', () => {
  const faults: DatagramFault[] = [
    loss,
    duplicate,
    { kind: 'reorder', name: 'reorder', directions, selection: sometimes, gap: 2, flushMs: 100 },
  ];
  const decide = decider(faults, lane);
  const log: Decision[] = Array.from({ length: 100 }, () => decide(Buffer.from('x')));
  const again = replayer(log, lane);
  expect(log.map(() => again(Buffer.from('y')))).toEqual(log);
  expect(again(Buffer.from('beyond')).fate).toEqual({});
});
