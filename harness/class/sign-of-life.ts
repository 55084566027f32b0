import type { ChildProcess } from 'node:child_process';
import { aliveEveryMs } from '../run/worker-protocol.ts';

/** When to lose patience: after so many looks in a row before which nothing had come. */
export interface Silence {
  everyMs: number;
  mostLooks: number;
}

/** Two minutes: no busy machine holds a process up for so long that only has to say a word. */
const longestSilence: Silence = { everyMs: aliveEveryMs, mostLooks: 12 };

/** `hung` rejects when the child has been ended. */
export interface Watch {
  hung: Promise<never>;
  stop(): void;
}

/**
 * Ends a child from which no message has come for long. Looks are counted, not
 * time: while the machine sleeps, or gives us no processor, the child has none either.
 */
export function watchLife(child: ChildProcess, { everyMs, mostLooks } = longestSilence): Watch {
  let silentLooks = 0;
  let stop = (): void => {};
  const hung = new Promise<never>((_, reject) => {
    const hear = (): void => {
      silentLooks = 0;
    };
    const look = (): void => {
      if (++silentLooks < mostLooks) return;
      child.kill('SIGKILL');
      reject(
        new Error(`the worker process said nothing for ${(everyMs * mostLooks) / 1000} s and was ended`),
      );
    };
    child.on('message', hear);
    const timer = setInterval(look, everyMs);
    stop = () => {
      clearInterval(timer);
      child.off('message', hear);
    };
  });
  return { hung, stop };
}
