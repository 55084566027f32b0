import { readdirSync } from 'node:fs';
import { readProcFile } from '../proc-file.ts';
import { type AlarmCall, readAlarmCall } from './alarm-filter.ts';
import { type Asked, openAlarmListener } from './alarm-listener.ts';

/** What is known about the alarms of every process that this one starts. */
export interface AlarmWatch {
  /** The earliest moment (monotonic clock, nanoseconds) at which an alarm of it can ring; undefined: never. */
  earliestRing(pid: number): bigint | undefined;
  /** Lets this process exit. */
  close(): void;
}

/**
 * Makes the kernel ask before alarm(2) and setitimer(2), which leave no trace
 * in /proc, and remembers who called them. Call it before anything is started;
 * undefined where the kernel refuses.
 */
export function watchAlarms(): AlarmWatch | undefined {
  const listener = openAlarmListener();
  if (!listener) return undefined;
  const rings = new Map<number, bigint>();
  const hear = (): void => {
    const asked = listener.receive();
    if (asked) {
      // First noted, then let go: whoever is seen asleep after its call is known to have made it.
      note(rings, asked);
      listener.letGo(asked);
    }
    listener.untilAsked(hear);
  };
  listener.untilAsked(hear);
  return { earliestRing: (pid) => rings.get(pid), close: () => listener.close() };
}

function note(rings: Map<number, bigint>, { tid, number, firstArgument }: Asked): void {
  const call = readAlarmCall(number, firstArgument);
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
