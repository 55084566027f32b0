import { InvalidArgumentError } from 'commander';
import type { Shard } from '../class/journal/shard.ts';

export function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

export function readJobs(text: string): number {
  return readWhole(text, 1, 1000);
}

export function readSeed(text: string): number {
  return readWhole(text, 0, 2 ** 31 - 1);
}

/** `3/10`: the third of ten. */
export function readShard(text: string): Shard {
  const [, number = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (number >= 1 && number <= of && of <= 1000) return { number, of };
  throw new InvalidArgumentError('It reads 3/10: the third of ten parts of the class.');
}

function readWhole(text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
}

export type Runs = Record<string, { run: string }>;

/** `server=python3 my.py ${port}` */
export function readRun(text: string, before: Runs): Runs {
  const at = text.indexOf('=');
  if (at < 1)
    throw new InvalidArgumentError("It reads program=command, as in server='python3 my.py ${port}'.");
  return { ...before, [text.slice(0, at)]: { run: text.slice(at + 1) } };
}
