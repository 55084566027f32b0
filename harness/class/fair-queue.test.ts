import { expect, test } from '@jest/globals';
import { FairQueue } from './fair-queue.ts';

function queueOf(turns: [string, number][]): FairQueue<string> {
  const queue = new FairQueue<string>();
  for (const [of, number] of turns) queue.add(of, `${of} ${number}`);
  return queue;
}

test('one that hangs does not take the turns of those who came later', () => {
  const queue = queueOf([
    ['slow', 1],
    ['slow', 2],
    ['slow', 3],
    ['quick', 1],
    ['quick', 2],
  ]);
  expect([queue.next(), queue.next()]).toEqual(['slow 1', 'quick 1']);
  queue.done('quick');
  expect([queue.next(), queue.next(), queue.next(), queue.next()]).toEqual([
    'quick 2',
    'slow 2',
    'slow 3',
    undefined,
  ]);
});

test('alike, they come in the order in which they came', () => {
  const queue = queueOf([
    ['ada', 1],
    ['ben', 1],
    ['ada', 2],
    ['ben', 2],
  ]);
  expect([queue.next(), queue.next(), queue.next(), queue.next()]).toEqual([
    'ada 1',
    'ben 1',
    'ada 2',
    'ben 2',
  ]);
});
