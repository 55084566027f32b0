import { availableParallelism } from 'node:os';
import { growth, readOwnTimes, readThreadTimes } from '../observe/processor-time.ts';

/**
 * The program's own share of a step of wall time, all in nanoseconds: time spent
 * runnable but waiting for a processor does not count, unless the program's own
 * threads took the processors from each other.
 */
export function ownShare(wall: number, used: number, waited: number, cores: number): number {
  const demand = (used + waited) / wall;
  return demand <= 1 ? wall - waited : used / Math.min(demand, cores);
}

const stepMs = 25;

/** A deadline that advances only while the programs or we could run. */
export interface OwnDeadline {
  cancel(): void;
}

/** What governs a deadline; times in milliseconds. */
export interface Patience {
  ownMs: number;
  /** Wall time at which one gives up: the machine is too busy to tell. */
  wallMs: number;
  pids(): number[];
}

/** Calls back once, with what came first: the own time is over, or the machine starved us. */
export function ownDeadline(patience: Patience, over: (how: 'expired' | 'starved') => void): OwnDeadline {
  const began = process.hrtime.bigint();
  let before = began;
  let threads = readThreadTimes(patience.pids());
  let self = readOwnTimes();
  let own = 0;
  const step = (): void => {
    const now = process.hrtime.bigint();
    const wall = Number(now - before);
    const programs = readThreadTimes(patience.pids());
    const { used, waited } = growth(threads, programs);
    const harness = readOwnTimes();
    own += Math.max(
      0,
      Math.min(ownShare(wall, used, waited, availableParallelism()), wall - growth(self, harness).waited),
    );
    [before, threads, self] = [now, programs, harness];
    if (own / 1e6 >= patience.ownMs) finish('expired');
    else if (Number(now - began) / 1e6 >= patience.wallMs) finish('starved');
  };
  const timer = setInterval(step, stepMs);
  const finish = (how: 'expired' | 'starved'): void => {
    clearInterval(timer);
    // What lay ready while we were held up must be seen before the deadline counts.
    setImmediate(() => setImmediate(() => over(how)));
  };
  return { cancel: () => clearInterval(timer) };
}
