import { readdirSync } from 'node:fs';
import { readProcFile } from '../proc-file.ts';
import { type AlarmCall, announcedBy, readAlarmCall, type Trap } from './announced-calls.ts';
import { type Asked, openCallListener } from './call-listener.ts';

/** What is known of the traps that the processes set which this one starts. */
export interface CallWatch {
  /** The earliest moment (monotonic clock, nanoseconds) at which an alarm of it can ring; undefined: never. */
  earliestRing(pid: number): bigint | undefined;
  /** How many of the others were set so far, by all processes together. */
  count(trap: OtherTrap): number;
  /** Calls `heard` as soon as any of them is let go into listen(2), until the returned function is called. */
  onListen(heard: () => void): () => void;
  /** Lets this process exit. */
  close(): void;
}

export type OtherTrap = Exclude<Trap, 'alarm' | 'interval-timer'>;

/**
 * Makes the kernel ask before the calls whose traces in /proc are none or not
 * all, and remembers who made them. Call it before anything is started;
 * undefined where the kernel refuses. This process itself may listen with `ownBacklog` alone: it would wait for its own answer.
 */
export function watchCalls(ownBacklog: number): CallWatch | undefined {
  const listener = openCallListener(ownBacklog);
  if (!listener) return undefined;
  const rings = new Map<number, bigint>();
  const counts = new Map<Trap, number>();
  const whoWaits = new Set<() => void>();
  const hear = (): void => {
    const asked = listener.receive();
    if (asked) {
      // First noted, then let go: whoever is seen asleep after its call is known to have made it.
      const announced = announcedBy(asked);
      if (announced !== 'listen') note({ rings, counts }, announced, asked);
      listener.letGo(asked);
      if (announced === 'listen') for (const heard of whoWaits) heard();
    }
    listener.untilAsked(hear);
  };
  listener.untilAsked(hear);
  return {
    earliestRing: (pid) => rings.get(pid),
    count: (trap) => counts.get(trap) ?? 0,
    onListen: (heard) => {
      whoWaits.add(heard);
      return () => whoWaits.delete(heard);
    },
    close: () => listener.close(),
  };
}

const otherTraps: OtherTrap[] = ['ring', 'timerfd', 'receive-timeout', 'send-timeout', 'foreign'];

/** The watch as one case sees it, in which the traps of those before it do not count. */
export function fromNowOn(watch: CallWatch): CallWatch {
  const before = new Map(otherTraps.map((trap) => [trap, watch.count(trap)]));
  return { ...watch, count: (trap) => watch.count(trap) - (before.get(trap) ?? 0) };
}

interface Notes {
  rings: Map<number, bigint>;
  counts: Map<Trap, number>;
}

function note({ rings, counts }: Notes, trap: Trap, { tid, args }: Asked): void {
  if (trap === 'alarm' || trap === 'interval-timer') noteAlarm(rings, tid, readAlarmCall(trap, args));
  else counts.set(trap, (counts.get(trap) ?? 0) + 1);
}

function noteAlarm(rings: Map<number, bigint>, tid: number, call: AlarmCall): void {
  if (call === 'none') return;
  const pid = readProcess(tid);
  // A call takes the place of the one before; of two threads the other may get ahead after all.
  const before = isAlone(pid) ? undefined : rings.get(pid);
  const ring = ringOf(call);
  if (ring !== undefined && (before === undefined || ring < before)) rings.set(pid, ring);
  else if (before === undefined) rings.delete(pid);
}

/** Undefined where the call calls an alarm off. */
function ringOf(call: Exclude<AlarmCall, 'none'>): bigint | undefined {
  if (call === 'some-time') return 0n;
  return call.seconds === 0n ? undefined : process.hrtime.bigint() + call.seconds * 1_000_000_000n;
}

/** The process that a thread belongs to. */
function readProcess(tid: number): number {
  try {
    const group = /^Tgid:\s*(\d+)$/m.exec(readProcFile(`/proc/${tid}/status`))?.[1];
    return Number(group ?? tid);
  } catch {
    return tid;
  }
}

function isAlone(pid: number): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).length === 1;
  } catch {
    return false;
  }
}
