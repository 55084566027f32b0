import { expect, test } from '@jest/globals';
import { Tally } from './tally.ts';

test('a line tells count, rate, time left, and what has been running for long', () => {
  const tally = new Tally(0);
  tally.expect(40);
  for (const name of ['ada shouts', 'ben shouts', 'cleo shouts', 'ben closes']) tally.begins(name, 1000);
  tally.decided('ada shouts', 'passed');
  tally.begins('dan shouts', 9000);
  tally.decided('cleo shouts', 'failed');
  expect(tally.line(10_000)).toBe(
    '2/40 cases, 1 failed, 0.2 a second, 4 min left  running: ben shouts for 9 s, ben closes for 9 s, 1 more',
  );
});

test('nothing is foretold before the first case is decided', () => {
  const tally = new Tally(0);
  tally.expect(9);
  expect(tally.line(500)).toBe('0/9 cases, 0 failed, 0.0 a second');
});

test('a short rest is told in seconds', () => {
  const tally = new Tally(0);
  tally.expect(3);
  tally.decided('ada shouts', 'passed');
  expect(tally.line(2000)).toBe('1/3 cases, 0 failed, 0.5 a second, 4 s left');
});
