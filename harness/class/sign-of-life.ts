import type { ChildProcess } from 'node:child_process';

/** When to lose patience: after so many looks in a row before which nothing had come. */
export interface Silence {
  everyMs: number;
  mostLooks: number;
}

/** Two minutes: no busy machine holds a process up for so long that only has to say a word. */
const hung: Silence = { everyMs: 10_000, mostLooks: 12 };

/**
 * Ends a child from which no message has come for long. Looks are counted, not
 * time: while the machine sleeps, or gives us no processor, the child has none either.
 */
export function watchLife(child: ChildProcess, { everyMs, mostLooks } = hung): () => void {
  let silentLooks = 0;
  const hear = (): void => {
    silentLooks = 0;
  };
  child.on('message', hear);
  const timer = setInterval(() => {
    if (++silentLooks >= mostLooks) child.kill('SIGKILL');
  }, everyMs);
  return () => {
    clearInterval(timer);
    child.off('message', hear);
  };
}
