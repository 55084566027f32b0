import { createHash } from 'node:crypto';

/** One of `of` machines that share a class; `number` counts from 1. */
export interface Shard {
  number: number;
  of: number;
}

/** Every `of`-th submission, beginning with the `number`-th: neighbours in the list go to different machines. */
export function inShard<T>(all: T[], { number, of }: Shard): T[] {
  return all.filter((_, index) => index % of === number - 1);
}

/** The seed of machines that cannot ask each other: the same for the same assignment. */
export function commonSeed(assignment: string): number {
  return createHash('sha256').update(assignment).digest().readUInt32BE() >>> 1;
}
