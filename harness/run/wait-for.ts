import type { WaitEnd } from '../verdict/evidence.ts';
import type { Progress } from '../verdict/progress/progress.ts';
import type { Recorder } from './recorder.ts';

/** What ends a wait, other than the evidence itself. */
export interface Wait {
  progress: () => Progress;
  /** Whoever does the act: done, or unable to. */
  doing: Promise<'done' | 'gave-up' | 'watching'>;
  withinMs: number;
  signal: AbortSignal;
}

/** Waits until the expectation is met or cannot be met any more; says why the wait was over. */
export function waitFor(recorder: Recorder, { progress, doing, withinMs, signal }: Wait): Promise<WaitEnd> {
  return new Promise((resolve, reject) => {
    const end = (wait: WaitEnd): void => {
      clearTimeout(deadline);
      stopWatching();
      signal.removeEventListener('abort', interrupt);
      resolve(wait);
    };
    const look = (): void => {
      const now = progress();
      if (now.state === 'met') end('satisfied');
      if (now.state === 'broken') end(now.wait);
    };
    const interrupt = (): void => end('interrupted');
    const deadline = setTimeout(() => end('expired'), withinMs);
    const stopWatching = recorder.watch(look);
    signal.addEventListener('abort', interrupt);
    doing.then((result) => {
      if (result === 'done') end('satisfied');
      if (result === 'gave-up') end('impossible');
    }, reject);
    if (signal.aborted) interrupt();
    else look();
  });
}
