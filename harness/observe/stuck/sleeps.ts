import { readlinkSync } from 'node:fs';
import type { CallWatch } from './call-watch.ts';
import { readCall, type Waiting } from './calls.ts';
import { readPatience } from './descriptor.ts';
import { findHiddenTrap } from './hidden-traps.ts';
import type { Pass } from './pass.ts';
import { shareDescriptors } from './share-descriptors.ts';
import { readWaitChannel, type Thread } from './thread.ts';
import { type Alarm, type KnownAlarms, readAlarms } from './timers.ts';

/** How a sleeping thread could wake without anybody's doing. */
export type Sleep =
  | { sleep: 'endless'; call: string; fd?: number; what?: string }
  /** Not before this time of the monotonic clock, nanoseconds. */
  | { sleep: 'timed'; until: bigint }
  | { sleep: 'unknown'; why: string };

/** What is known beyond the pass itself. */
export interface Known {
  /** A moment before which the thread cannot have fallen asleep: its relative timeout ends no earlier than that plus the timeout. */
  ranBefore(thread: Thread): bigint;
  /** Absent where the kernel does not tell of calls. */
  calls: CallWatch | undefined;
}

/** How each thread of a pass could wake; a runtime's own threads wake nobody else. */
export function readSleeps({ threads, services }: Pass, known: Known): { thread: Thread; sleep: Sleep }[] {
  return threads
    .filter((thread) => thread.state === 'S' && !services.has(thread))
    .map((thread) => ({ thread, sleep: readSleep(thread, known) }));
}

function readSleep(thread: Thread, known: Known): Sleep {
  const { call } = thread;
  if (typeof call !== 'object') return { sleep: 'unknown', why: 'its system call cannot be read' };
  const { name, waiting } = readCall(call);
  return sleepOf(thread, name, waiting, known);
}

function sleepOf(thread: Thread, call: string, waiting: Waiting, known: Known): Sleep {
  switch (waiting.kind) {
    case 'forever':
      return { sleep: 'endless', call };
    case 'after':
      return { sleep: 'timed', until: known.ranBefore(thread) + waiting.ns };
    case 'some-time':
      return { sleep: 'timed', until: 0n };
    case 'fifo':
      return /^(wait_for_partner|fifo_open)/.test(readWaitChannel(thread))
        ? { sleep: 'endless', call }
        : { sleep: 'unknown', why: 'it opens a file' };
    case 'signals':
      return known.calls ? { sleep: 'endless', call } : { sleep: 'unknown', why: 'it waits for signals' };
    case 'unknown':
      return { sleep: 'unknown', why: waiting.why };
    case 'descriptor':
      return onDescriptor(thread, call, waiting, known);
  }
}

function onDescriptor(
  thread: Thread,
  call: string,
  { fd, way }: Extract<Waiting, { kind: 'descriptor' }>,
  known: Known,
): Sleep {
  // It waits as long as was set when it began, on what the number meant then: another thread may have changed both.
  if (known.calls && known.calls.count(`${way}-timeout`) > 0)
    return { sleep: 'unknown', why: 'a socket’s timeout was set' };
  const patience = readPatience(thread.pid, fd, way);
  if (patience.patience === 'endless') return { sleep: 'endless', call, fd, what: patience.what };
  if (patience.patience === 'timed') return { sleep: 'timed', until: known.ranBefore(thread) + patience.ns };
  return { sleep: 'unknown', why: patience.why };
}

/** What else could wake the processes of a pass; `wrappers` are the sandbox's own. */
export function readAllAlarms(
  { threads }: Pass,
  wrappers: ReadonlySet<number>,
  watch: Known['calls'],
): Sleep[] {
  // A stopped process counts: its timer may send it the signal that continues or ends it.
  const alive = threads.filter(({ state }) => !'ZX'.includes(state));
  const pids = [...new Set(alive.map(({ pid }) => pid))];
  const programs = pids.filter((pid) => !wrappers.has(pid));
  const strange =
    findStranger(pids) ?? findOwnDescriptors(threads) ?? (watch && findHiddenTrap(watch, programs));
  if (strange !== undefined) return [{ sleep: 'unknown', why: strange }];
  const known: KnownAlarms = watch
    ? { known: 'all', earliestRing: watch.earliestRing }
    : { known: 'none', amongOthers: programs.length > 1 };
  return programs.flatMap((pid) => readAlarms(pid, known)).map(sleepUntil);
}

function sleepUntil(alarm: Alarm): Sleep {
  return alarm.alarm === 'timed' ? { sleep: 'timed', until: alarm.at } : { sleep: 'unknown', why: alarm.why };
}

/** A process in a network of its own: what is under way there, nobody here can see. */
function findStranger(pids: number[]): string | undefined {
  const networks = new Set(['self', ...pids].map((pid) => readlinkSync(`/proc/${pid}/ns/net`)));
  return networks.size > 1 ? 'a process has a network of its own' : undefined;
}

/** unshare(2), CLONE_FILES: such a thread's descriptors are not those of its process. */
function findOwnDescriptors(threads: Thread[]): string | undefined {
  const alone = threads.some(
    ({ pid, tid, state }) => tid !== pid && state === 'S' && !shareDescriptors(pid, tid),
  );
  return alone ? 'a thread has descriptors of its own' : undefined;
}
