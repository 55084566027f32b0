import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const busyWithParent = 'const parent = process.ppid; while (process.ppid === parent);';

/**
 * Keeps every processor busy several times over while the work runs; ends what it
 * started. Each in a session of its own: Linux shares the processors out among
 * sessions first (sched(7), autogroup), so that all in one would weigh as one.
 * Ctrl-C does not reach them there: each ends itself when it is left alone.
 */
export async function underOverload<T>(times: number, work: () => Promise<T>): Promise<T> {
  const busy = Array.from({ length: availableParallelism() * times }, () =>
    spawn(process.execPath, ['-e', busyWithParent], { stdio: 'ignore', detached: true }),
  );
  try {
    return await work();
  } finally {
    for (const child of busy) child.kill('SIGKILL');
  }
}
