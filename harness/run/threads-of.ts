import { readThreadIds } from '../observe/process-tree.ts';
import type { Running } from '../sandbox/start-program.ts';

/** The threads of a program and of everything that it started; where its group lists them, orphans too. */
export function threadsOf({ group, pid }: Running): number[] {
  return group ? group.threads() : readThreadIds(pid);
}
