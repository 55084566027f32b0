import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What else can wake a process: nothing, or something that ends at a time or that we cannot see into. */
export type Alarms =
  | { alarms: 'none' }
  | { alarms: 'timed'; ns: bigint }
  | { alarms: 'unknown'; why: string };

/** Kernel objects behind which no timer of their own can hide. */
const harmless = /^anon_inode:(\[eventpoll\]|\[eventfd\]|\[signalfd\]|\[pidfd\]|inotify)/;

/**
 * Looks for timers of a process: timerfd, POSIX timers, SIGALRM, io_uring. Throws
 * where the process is gone. `amongOthers`: its end would wake another process.
 */
export function readAlarms(pid: number, amongOthers: boolean): Alarms {
  const descriptors = readDescriptorAlarms(pid);
  if (descriptors.alarms !== 'none') return descriptors;
  if (readFileSync(`/proc/${pid}/timers`, 'latin1') !== '')
    return { alarms: 'unknown', why: 'it has POSIX timers' };
  if (readFileSync(`/proc/${pid}/maps`, 'latin1').includes('[io_uring]'))
    return { alarms: 'unknown', why: 'it uses io_uring' };
  return heedsAlarm(pid, amongOthers)
    ? { alarms: 'unknown', why: 'SIGALRM would do something' }
    : { alarms: 'none' };
}

function readDescriptorAlarms(pid: number): Alarms {
  let next: bigint | undefined;
  const open = readdirSync(`/proc/${pid}/fd`);
  for (const fd of open) {
    const target = readlinkSync(`/proc/${pid}/fd/${fd}`);
    if (target === 'anon_inode:[eventpoll]' && watchesUnseen(pid, fd, open)) {
      return { alarms: 'unknown', why: 'it watches a descriptor that it no longer has' };
    }
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

/** epoll(7) goes on watching what was closed while another copy of it lives, even one in flight. */
function watchesUnseen(pid: number, fd: string, open: string[]): boolean {
  const info = readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'latin1');
  return [...info.matchAll(/^tfd:\s+(\d+)/gm)].some(([, watched]) => !open.includes(watched ?? ''));
}

/**
 * An alarm stands nowhere in /proc. SIGALRM (14) that is caught or blocked may be
 * one; at its default action it ends the process, which its parent would notice.
 */
function heedsAlarm(pid: number, amongOthers: boolean): boolean {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  const has = (name: string): boolean => {
    const mask = new RegExp(`^${name}:\\s*([0-9a-f]+)$`, 'm').exec(status)?.[1];
    return mask === undefined || (BigInt(`0x${mask}`) & (1n << 13n)) !== 0n;
  };
  if (has('SigCgt') || has('SigBlk')) return true;
  return amongOthers && !has('SigIgn');
}
