import type { AlarmWatch } from './alarm-watch.ts';
import { type Pass, readAllAlarms, readPass, readSleeps, type Sleep } from './look.ts';
import { isNetworkAtRest } from './network-rest.ts';
import type { Thread } from './thread.ts';

/** What a look at all programs of a case found. */
export type Finding =
  | { found: 'stuck'; blocked: Blocked[] }
  /** Something runs, or a byte is on its way: look again. */
  | { found: 'moving' }
  /** Everything sleeps, and the first to wake by itself does so then (monotonic clock, nanoseconds). */
  | { found: 'timed'; until: bigint }
  | { found: 'unprovable'; why: string };

/** A thread that will not wake by itself, and where it is. */
export interface Blocked {
  pid: number;
  thread: string;
  call: string;
  fd?: number;
  what?: string;
}

/** The case's side of the proof. */
export interface Scene {
  /** The processes that we started, one for each program that lives. */
  pids: number[];
  /** The sandbox's own processes among their descendants. */
  wrappers: ReadonlySet<number>;
  /** Ports that belong to the case; in a network of its own all do. */
  isOurs(port: number): boolean;
  /** Gives our own sockets and pipes a turn; false if anything came or anything of ours is under way. */
  atRest(): Promise<boolean>;
}

/** Looks at the programs of one case, and remembers when each thread was last seen to have run. */
export class Prover {
  readonly #seen = new Map<number, { stamp: string; ranBefore: bigint }>();
  readonly #alarms: AlarmWatch | undefined;
  #lastLook: bigint;

  /** `began`: before that moment of the monotonic clock no program of the case ran. */
  constructor(began: bigint, alarms: AlarmWatch | undefined) {
    this.#lastLook = began;
    this.#alarms = alarms;
  }

  /**
   * Two passes over every thread, with our own turn and a look at the queues in
   * between. `deadline`: what wakes only after it might as well never wake.
   */
  async look(scene: Scene, deadline: bigint): Promise<Finding> {
    const first = readPass(scene.pids);
    if (!first) return this.#moved();
    const [pid] = scene.pids;
    if (pid === undefined || !(await scene.atRest()) || !isNetworkAtRest(pid, scene.isOurs))
      return this.#moved();
    const sleeps = this.#sleepsOf(first, scene.wrappers);
    const before = process.hrtime.bigint();
    const second = readPass(scene.pids);
    if (second?.fingerprint !== first.fingerprint) return this.#moved();
    this.#lastLook = before;
    return judgeSleeps(sleeps, deadline);
  }

  #moved(): Finding {
    return { found: 'moving' };
  }

  #sleepsOf(pass: Pass, wrappers: ReadonlySet<number>): { thread?: Thread; sleep: Sleep }[] {
    try {
      const sleeps = readSleeps(pass, {
        ranBefore: (thread) => this.#ranBefore(thread),
        alarms: this.#alarms,
      });
      const rings = readAllAlarms(pass, wrappers, this.#alarms);
      return [...sleeps, ...rings.map((sleep) => ({ sleep }))];
    } catch {
      return [{ sleep: { sleep: 'unknown', why: 'a process went away' } }];
    }
  }

  /** The latest moment at which the thread is known to have run, at the earliest the last look before. */
  #ranBefore({ tid, stamp }: Thread): bigint {
    const known = this.#seen.get(tid);
    if (known?.stamp === stamp) return known.ranBefore;
    this.#seen.set(tid, { stamp, ranBefore: this.#lastLook });
    return this.#lastLook;
  }
}

function judgeSleeps(sleeps: { thread?: Thread; sleep: Sleep }[], deadline: bigint): Finding {
  const blocked: Blocked[] = [];
  let until: bigint | undefined;
  for (const { thread, sleep } of sleeps) {
    if (sleep.sleep === 'unknown') return { found: 'unprovable', why: sleep.why };
    if (sleep.sleep === 'endless' && thread) blocked.push(blockedIn(thread, sleep));
    if (sleep.sleep === 'timed' && sleep.until <= deadline && (until === undefined || sleep.until < until))
      until = sleep.until;
  }
  return until === undefined ? { found: 'stuck', blocked } : { found: 'timed', until };
}

function blockedIn({ pid, name }: Thread, { call, fd, what }: Extract<Sleep, { sleep: 'endless' }>): Blocked {
  return { pid, thread: name, call, ...(fd !== undefined && { fd }), ...(what !== undefined && { what }) };
}
