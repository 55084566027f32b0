import { isRunning } from '../observe/is-running.ts';
import { readTree } from '../observe/process-tree.ts';
import { endTree } from '../sandbox/end-tree.ts';
import { pause } from './backoff.ts';
import type { Done } from './done.ts';
import { asOwnWork, type Stage } from './stage.ts';

/** Sends a signal to the program itself, not to the sandbox around it. */
export function doSignal(stage: Stage, name: string, signal: string): Done {
  const running = stage.programs.get(name);
  const target = running && readTree(running.pid)[running.wrappers];
  if (target === undefined) return 'done';
  stage.recorder.add({ kind: 'program-signalled', program: name, signal });
  try {
    process.kill(target, signal as NodeJS.Signals);
  } catch {
    // It has ended meanwhile, which the evidence tells.
  }
  return 'done';
}

/** SIGTERM, and after half of the time SIGKILL to the whole tree. */
export async function doStop(
  stage: Stage,
  name: string,
  withinMs: number,
  signal: AbortSignal,
): Promise<Done> {
  const running = stage.programs.get(name);
  if (!running) return 'done';
  doSignal(stage, name, 'SIGTERM');
  const gone = running.ended.then(() => 'ended' as const);
  // A program that ignores SIGTERM may be blocked for good: SIGKILL is still to come.
  await asOwnWork(stage, async () => {
    const first = await Promise.race([gone, pause(withinMs / 2, signal)]);
    if (first !== 'ended') await endTree(running.pid, running.ended, { listTree: readTree, isRunning });
  });
  return 'done';
}
