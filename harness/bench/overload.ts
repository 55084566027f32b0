import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Keeps every processor busy several times over while the work runs; ends what it started. */
export async function underOverload<T>(times: number, work: () => Promise<T>): Promise<T> {
  const busy = Array.from({ length: availableParallelism() * times }, () =>
    spawn(process.execPath, ['-e', 'for (;;) {}'], { stdio: 'ignore' }),
  );
  try {
    return await work();
  } finally {
    for (const child of busy) child.kill('SIGKILL');
  }
}
