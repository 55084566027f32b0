import { readProcFile } from './proc-file.ts';

/** Processor time used and waited for by each thread so far, in nanoseconds. */
export type ThreadTimes = Map<string, { used: number; waited: number }>;

/** schedstat of these threads: time on a processor, time spent runnable but waiting for one. */
export function readThreadTimes(threads: number[]): ThreadTimes {
  const times: ThreadTimes = new Map();
  // /proc lists processes alone, but has a folder for each thread; proc(5).
  for (const thread of threads) addTimes(times, `/proc/${thread}/schedstat`);
  return times;
}

/** Of this thread: what the harness itself waited for a processor. */
export function readOwnTimes(): ThreadTimes {
  const times: ThreadTimes = new Map();
  addTimes(times, '/proc/self/schedstat');
  return times;
}

function addTimes(times: ThreadTimes, path: string): void {
  try {
    const [used = '0', waited = '0'] = readProcFile(path).split(' ');
    times.set(path, { used: Number(used), waited: Number(waited) });
  } catch {
    // The thread has ended.
  }
}

/** How much both grew between two readings; a thread that is new counts from its start. */
export function growth(before: ThreadTimes, after: ThreadTimes): { used: number; waited: number } {
  let used = 0;
  let waited = 0;
  for (const [path, now] of after) {
    const then = before.get(path) ?? { used: 0, waited: 0 };
    used += Math.max(0, now.used - then.used);
    waited += Math.max(0, now.waited - then.waited);
  }
  return { used, waited };
}
