import { readSharedOut, readTreeSize } from '../observe/tree-size.ts';
import { type LimitHit, limits } from '../sandbox/limits.ts';

/** The limits that a program and everything under it have come to; for where no group of the kernel counts. */
export function countTree(pid: number): LimitHit[] {
  const { tasks, bytes } = readTreeSize(pid);
  if (tasks > limits.processes) return [{ limit: 'processes', value: limits.processes }];
  // What processes share was counted for each of them: only now is a closer look worth its time.
  if (bytes <= limits.memoryBytes || readSharedOut(pid) <= limits.memoryBytes) return [];
  return [{ limit: 'memory', value: limits.memoryBytes }];
}
