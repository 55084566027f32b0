import { availableParallelism } from 'node:os';
import { growth, readOwnTimes, readThreadTimes, type ThreadTimes } from '../observe/processor-time.ts';

/**
 * The program's own share of a step of wall time, all in nanoseconds: time spent
 * runnable but waiting for a processor does not count, unless the program's own
 * threads took the processors from each other.
 */
export function ownShare(wall: number, used: number, waited: number, cores: number): number {
  const demand = (used + waited) / wall;
  return demand <= 1 ? wall - waited : used / Math.min(demand, cores);
}

/** Longer steps tell less well who waited for whom, shorter ones cost more: of a deadline, and in milliseconds. */
const stepShare = 1 / 40;
const [shortestStepMs, longestStepMs] = [25, 200];

const cores = availableParallelism();

/** A deadline that advances only while the programs or we could run. */
export interface OwnDeadline {
  /** When it is over if nothing holds the programs or us up from now on; monotonic clock, nanoseconds. */
  earliestEnd(): bigint;
  cancel(): void;
}

/** What governs a deadline; times in milliseconds. */
export interface Patience {
  ownMs: number;
  /** Wall time at which one gives up: the machine is too busy to tell. */
  wallMs: number;
  /** Those of the programs. */
  threads(): number[];
}

/**
 * Calls back once, with what came first: the own time is over, or the machine starved us.
 * Of a long deadline the first step counts unmeasured: most waits are over before it is.
 */
export function ownDeadline(patience: Patience, over: (how: 'expired' | 'starved') => void): OwnDeadline {
  const began = process.hrtime.bigint();
  const stepMs = Math.min(longestStepMs, Math.max(shortestStepMs, patience.ownMs * stepShare));
  const isLong = patience.ownMs * stepShare >= shortestStepMs;
  let before = isLong ? undefined : readMoment(patience.threads());
  let own = 0;
  const step = (): void => {
    const now = readMoment(patience.threads());
    own += before ? ownTimeBetween(before, now) : stepMs * 1e6;
    before = now;
    if (own / 1e6 >= patience.ownMs) finish('expired');
    else if (Number(now.at - began) / 1e6 >= patience.wallMs) finish('starved');
  };
  const timer = setInterval(step, stepMs);
  const finish = (how: 'expired' | 'starved'): void => {
    clearInterval(timer);
    // What lay ready while we were held up must be seen before the deadline counts.
    setImmediate(() => setImmediate(() => over(how)));
  };
  const earliestEnd = (): bigint =>
    process.hrtime.bigint() + BigInt(Math.max(0, Math.round(patience.ownMs * 1e6 - own)));
  return { earliestEnd, cancel: () => clearInterval(timer) };
}

/** What the threads of the programs and our own have done so far; `at` by the monotonic clock, in nanoseconds. */
interface Moment {
  at: bigint;
  programs: ThreadTimes;
  harness: ThreadTimes;
}

function readMoment(threads: number[]): Moment {
  const at = process.hrtime.bigint();
  return { at, programs: readThreadTimes(threads), harness: readOwnTimes() };
}

function ownTimeBetween(before: Moment, now: Moment): number {
  const wall = Number(now.at - before.at);
  const { used, waited } = growth(before.programs, now.programs);
  const ours = wall - growth(before.harness, now.harness).waited;
  return Math.max(0, Math.min(ownShare(wall, used, waited, cores), ours));
}
