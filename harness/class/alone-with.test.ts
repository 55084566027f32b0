import { closeSync, openSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { lockFile } from '../sandbox/lock-file.ts';
import { aloneWith } from './alone-with.ts';

/** Ports that nobody has: these files lie beside those of graders at work. */
const [one, another, planted] = [1, 2, 3].map((nth) => process.pid * 10 + 100_000 + nth) as [
  number,
  number,
  number,
];
const fileOf = (port: number): string =>
  join(tmpdir(), `wiregrade-port-${port}-of-${process.getuid?.()}.lock`);
const elsewhere = join(tmpdir(), `wiregrade-elsewhere-${planted}`);

afterAll(() => {
  for (const port of [one, another, planted]) rmSync(fileOf(port), { force: true });
});

test('a port that another grader has is waited for', async () => {
  const order: string[] = [];
  const theirs = openSync(fileOf(one), 'w');
  expect(lockFile(theirs)).toBe('ours');
  const mine = aloneWith([another, one], async () => void order.push('our turn'));
  await new Promise(setImmediate);
  order.push('their turn is over');
  closeSync(theirs);
  await mine;
  expect(order).toEqual(['their turn is over', 'our turn']);
});

test('two programs of a case that want the same port do not wait for each other', async () => {
  expect(await aloneWith([one, one], async () => 'graded')).toBe('graded');
});

test('turns of one process come one after the other, also after one that failed', async () => {
  const order: string[] = [];
  const first = aloneWith([one], async () => {
    await new Promise(setImmediate);
    order.push('first');
    throw new Error('lost');
  });
  const second = aloneWith([another], async () => void order.push('second'));
  await expect(first).rejects.toThrow('lost');
  await second;
  expect(order).toEqual(['first', 'second']);
});

test('what somebody has put in the place of the file is not followed, and keeps nobody from grading', async () => {
  symlinkSync(elsewhere, fileOf(planted));
  expect(await aloneWith([planted], async () => 'graded')).toBe('graded');
  expect(() => openSync(elsewhere, 'r')).toThrow('ENOENT');
});
