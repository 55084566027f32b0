import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What else can wake a process: nothing, or something that ends at a time or that we cannot see into. */
export type Alarms =
  | { alarms: 'none' }
  | { alarms: 'timed'; ns: bigint }
  | { alarms: 'unknown'; why: string };

/** Kernel objects behind which no timer of their own can hide. */
const harmless = /^anon_inode:(\[eventpoll\]|\[eventfd\]|\[signalfd\]|\[pidfd\]|inotify)/;

/** Looks for timers of a process: timerfd, POSIX timers, SIGALRM. Throws where the process is gone. */
export function readAlarms(pid: number): Alarms {
  const descriptors = readDescriptorAlarms(pid);
  if (descriptors.alarms !== 'none') return descriptors;
  if (readFileSync(`/proc/${pid}/timers`, 'latin1') !== '')
    return { alarms: 'unknown', why: 'it has POSIX timers' };
  return catchesAlarm(pid) ? { alarms: 'unknown', why: 'it catches SIGALRM' } : { alarms: 'none' };
}

function readDescriptorAlarms(pid: number): Alarms {
  let next: bigint | undefined;
  for (const fd of readdirSync(`/proc/${pid}/fd`)) {
    const target = readlinkSync(`/proc/${pid}/fd/${fd}`);
    if (!target.startsWith('anon_inode:') || harmless.test(target)) continue;
    if (target !== 'anon_inode:[timerfd]') return { alarms: 'unknown', why: `it holds ${target.slice(11)}` };
    const left = readTimerFd(pid, fd);
    if (left === undefined) return { alarms: 'unknown', why: 'its timerfd cannot be read' };
    if (left > 0n && (next === undefined || left < next)) next = left;
  }
  return next === undefined ? { alarms: 'none' } : { alarms: 'timed', ns: next };
}

/** it_value in fdinfo: seconds and nanoseconds until it fires, zeros when it is not armed. */
function readTimerFd(pid: number, fd: string): bigint | undefined {
  const info = readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'latin1');
  const [, seconds, rest] = /it_value: \((\d+), (\d+)\)/.exec(info) ?? [];
  if (seconds === undefined || rest === undefined) return undefined;
  return BigInt(seconds) * 1_000_000_000n + BigInt(rest);
}

/** SIGALRM (14) is caught, or blocked and so perhaps waited for. */
function catchesAlarm(pid: number): boolean {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  const bit = 1n << 13n;
  const masks = [...status.matchAll(/^Sig(?:Cgt|Blk):\s*([0-9a-f]+)$/gm)];
  return masks.length < 2 || masks.some(([, mask]) => (BigInt(`0x${mask}`) & bit) !== 0n);
}
