import { resolve } from 'node:path';
import type { GradeCommand } from '../class/journal/record.ts';
import type { Shard } from '../class/journal/shard.ts';
import type { RunOptions } from './run-options.ts';

/** The command as a journal keeps it, to know it again. */
export function commandOf(
  file: string,
  paths: string[],
  options: RunOptions & { shard?: Shard },
): GradeCommand {
  const { case: cases, tag, run, isolation, patience, seed, replay, shard } = options;
  return {
    assignment: file,
    submissions: paths.map((path) => resolve(path)),
    options: JSON.stringify({ cases, tag, run, isolation, patience, seed, replay, shard }),
  };
}

/** Whether it was to run some cases and not others. */
export function selectsCases({ options }: GradeCommand): boolean {
  const { cases, tag, replay } = JSON.parse(options) as { cases: string[]; tag: string[]; replay?: string };
  return cases.length + tag.length > 0 || replay !== undefined;
}
