import { availableParallelism, cpus } from 'node:os';

/** How many cases run at a time: so many, or as many as the processors can serve. */
export type Jobs = number | 'adapted';

/** The most that may ever run at a time. */
export function mostSlots(jobs: Jobs): number {
  return jobs === 'adapted' ? availableParallelism() * 8 : jobs;
}

/** Programs mostly wait, so more of them run at once than there are processors. */
export function leastSlots(jobs: Jobs): number {
  return jobs === 'adapted' ? availableParallelism() * 2 : jobs;
}

/** Milliseconds that all processors together have spent, of them idle, since the system began. */
export interface ProcessorTime {
  totalMs: number;
  idleMs: number;
}

export function readProcessorTime(): ProcessorTime {
  const all = cpus().map(({ times }) => times);
  const sum = (values: number[]): number => values.reduce((total, one) => total + one, 0);
  return {
    totalMs: sum(all.flatMap((times) => Object.values(times))),
    idleMs: sum(all.map(({ idle }) => idle)),
  };
}

/** Below this share of idle time one case fewer runs, above that one more. */
const busy = 0.05;
const restful = 0.25;
/** The system counts in hundredths of a second. */
const shortestMs = 200;

/** How many cases may run at a time, from how busy the processors are. */
export class SlotLimit {
  now: number;
  readonly #least: number;
  readonly #most: number;
  #last: ProcessorTime;

  constructor(least: number, most: number, time: ProcessorTime) {
    this.#least = least;
    this.#most = most;
    this.#last = time;
    this.now = least;
  }

  /** Called while cases wait for a slot; returns whether there is one more now. */
  look(time: ProcessorTime): boolean {
    const totalMs = time.totalMs - this.#last.totalMs;
    if (totalMs < shortestMs) return false;
    const idle = (time.idleMs - this.#last.idleMs) / totalMs;
    this.#last = time;
    const before = this.now;
    if (idle > restful) this.now = Math.min(this.#most, this.now + 1);
    if (idle < busy) this.now = Math.max(this.#least, this.now - 1);
    return this.now > before;
  }
}
