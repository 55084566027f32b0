/** One of `of` machines that share a class; `number` counts from 1. */
export interface Shard {
  number: number;
  of: number;
}

/** Every `of`-th submission, beginning with the `number`-th: neighbours in the list go to different machines. */
export function inShard<T>(all: T[], { number, of }: Shard): T[] {
  return all.filter((_, index) => index % of === number - 1);
}

/** The lists of all shards, in their order, as the one list that they came from. */
export function outOfShards<T>(shards: T[][]): T[] {
  const longest = Math.max(0, ...shards.map(({ length }) => length));
  const rounds = Array.from({ length: longest }, (_, round) =>
    shards.flatMap((list) => list.slice(round, round + 1)),
  );
  return rounds.flat();
}
