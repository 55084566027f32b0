import type { WaitEnd } from '../verdict/evidence.ts';
import type { Progress } from '../verdict/progress/progress.ts';
import type { Done } from './done.ts';
import { ownDeadline } from './own-time.ts';
import type { Stage } from './stage.ts';
import { threadsOf } from './threads-of.ts';

/** What ends a wait, other than the evidence itself. */
export interface Wait {
  progress: () => Progress;
  /** Whoever does the act. */
  doing: Promise<Done>;
  withinMs: number;
  signal: AbortSignal;
}

/** A tree of short-lived processes overshoots its own time; a margin of half keeps that from deciding. */
const margin = 1.5;
/** Beyond this much wall time the machine is too busy to tell. */
const starvedFactor = 10;
const starvedExtraMs = 20_000;

/** Wall time, in milliseconds, that a wait for so much of the program's own time may take. */
export function longestWallMs(withinMs: number): number {
  return withinMs * margin * starvedFactor + starvedExtraMs;
}

/** Waits until the expectation is met or cannot be met any more; says why the wait was over. */
export function waitFor(stage: Stage, { progress, doing, withinMs, signal }: Wait): Promise<WaitEnd> {
  return new Promise((resolve, reject) => {
    const cleanups: (() => void)[] = [];
    const end = (wait: WaitEnd): void => {
      for (const cleanup of cleanups.splice(0)) cleanup();
      resolve(wait);
    };
    const look = (): void => {
      const now = progress();
      if (now.state === 'met') end('satisfied');
      if (now.state === 'broken') end(now.wait);
    };
    const interrupt = (): void => end('interrupted');
    const ownMs = withinMs * margin;
    const threads = (): number[] => [...stage.programs.values()].flatMap(threadsOf);
    const deadline = ownDeadline({ ownMs, wallMs: longestWallMs(withinMs), threads }, end);
    cleanups.push(() => deadline.cancel(), stage.recorder.watch(look));
    signal.addEventListener('abort', interrupt);
    cleanups.push(() => signal.removeEventListener('abort', interrupt));
    if (stage.proofs) {
      cleanups.push(
        stage.proofs.enter({ deadline: () => deadline.earliestEnd(), stuck: () => end('stuck') }),
      );
    }
    doing.then((result) => {
      if (result === 'done') end('satisfied');
    }, reject);
    if (signal.aborted) interrupt();
    else look();
  });
}
