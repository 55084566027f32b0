import { type CallWatch, fromNowOn } from './call-watch.ts';
import { loadCalls } from './foreign-calls.ts';
import { type Network, type NetworkState, readNetworkState } from './network-rest.ts';
import { type Pass, type Processes, readPass, runsNow } from './pass.ts';
import { readAllAlarms, readSleeps, type Sleep } from './sleeps.ts';
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
export interface Scene extends Processes {
  network: Network;
  /** Gives our own sockets and pipes a turn; false if anything came or anything of ours is under way. */
  atRest(): Promise<boolean>;
}

/** How the network could wake a program. */
function sleepsIn(network: Exclude<NetworkState, 'moving'>): { sleep: Sleep }[] {
  if (network === 'at-rest') return [];
  if (network === 'outsiders') return [{ sleep: { sleep: 'unknown', why: 'it may hear from elsewhere' } }];
  return [{ sleep: { sleep: 'timed', until: network.nextProbe } }];
}

/** Looks at the programs of one case, and remembers when each thread was last seen to have run. */
export class Prover {
  readonly #seen = new Map<number, { stamp: string; ranBefore: bigint }>();
  readonly #calls: CallWatch | undefined;
  #lastLook: bigint;
  /** The thread that was in the way of the last proof. */
  #mover: Thread | undefined;
  #concluded: { fingerprint: string; finding: Finding } | undefined;

  /** `began`: before that moment of the monotonic clock no program of the case ran. */
  constructor(began: bigint, calls: CallWatch | undefined) {
    this.#lastLook = began;
    this.#calls = calls && fromNowOn(calls);
  }

  /**
   * Two passes over every thread, with our own turn and a look at the queues in
   * between, and our own turn once more. `deadline`: what wakes only after it might as well never wake.
   */
  async look(scene: Scene, deadline: bigint): Promise<Finding> {
    // Without them, orphans are not ours and descriptors cannot be looked into.
    if (!loadCalls()) return { found: 'unprovable', why: 'the calls of Linux are not to be had' };
    if (this.#mover && runsNow(this.#mover)) return { found: 'moving' };
    const first = readPass(scene, (thread) => {
      this.#mover = thread;
    });
    if (!first || !(await scene.atRest())) return { found: 'moving' };
    const known = this.#concluded;
    if (known?.fingerprint === first.fingerprint && stillHolds(known.finding, deadline)) return known.finding;
    const processes = [...new Set(first.threads.map(({ pid }) => pid))];
    const network = readNetworkState(processes, scene.network);
    if (network === 'moving') return { found: 'moving' };
    const sleeps = this.#sleepsOf(first, scene.wrappers);
    const before = process.hrtime.bigint();
    const second = readPass(scene);
    if (second?.fingerprint !== first.fingerprint) return { found: 'moving' };
    this.#lastLook = before;
    const finding = judgeSleeps([...sleeps, ...sleepsIn(network)], deadline);
    // A packet that waited for a processor may have come to us after our turn and before the look at the queues.
    if (finding.found === 'stuck' && !(await scene.atRest())) return { found: 'moving' };
    // Nobody who sleeps on will be seen to sleep otherwise; only a proof is made anew each time.
    if (finding.found !== 'stuck') this.#concluded = { fingerprint: first.fingerprint, finding };
    return finding;
  }

  #sleepsOf(pass: Pass, wrappers: ReadonlySet<number>): { thread?: Thread; sleep: Sleep }[] {
    try {
      const sleeps = readSleeps(pass, {
        ranBefore: (thread) => this.#ranBefore(thread),
        calls: this.#calls,
      });
      const rings = readAllAlarms(pass, wrappers, this.#calls);
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

/** Who sleeps on is still as it was; only whether it wakes in time depends on the deadline. */
function stillHolds(finding: Finding, deadline: bigint): boolean {
  return finding.found !== 'timed' || finding.until <= deadline;
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
