import { readdirSync, readlinkSync } from 'node:fs';
import { readProcFile } from '../proc-file.ts';
import { isOpaqueSocket } from './socket-kind.ts';

/** What else can wake a process: something that ends at a time (monotonic clock, nanoseconds) or that we cannot see into. */
export type Alarm = { alarm: 'timed'; at: bigint } | { alarm: 'unknown'; why: string };

/** Kernel objects behind which no timer of their own can hide. */
const harmless = /^anon_inode:(\[eventpoll\]|\[eventfd\]|\[signalfd\]|\[pidfd\]|inotify)/;

/** What is known of the alarms of a program's processes, which stand nowhere in /proc. */
export type KnownAlarms =
  | { known: 'all'; earliestRing(pid: number): bigint | undefined }
  /** `amongOthers`: the end of one process would wake another. */
  | { known: 'none'; amongOthers: boolean };

/** Everything of a process that could ring: timerfd, POSIX timers, alarms, rings of the kernel. Throws where it is gone. */
export function readAlarms(pid: number, known: KnownAlarms): Alarm[] {
  return [...readDescriptorAlarms(pid), ...readHiddenAlarms(pid), ...readAlarm(pid, known)];
}

const unknown = (why: string): Alarm[] => [{ alarm: 'unknown', why }];

function readHiddenAlarms(pid: number): Alarm[] {
  if (readProcFile(`/proc/${pid}/timers`) !== '') return unknown('it has POSIX timers');
  const maps = readProcFile(`/proc/${pid}/maps`);
  if (maps.includes('[io_uring]')) return unknown('it uses io_uring');
  return maps.includes('/[aio]') ? unknown('it uses asynchronous I/O') : [];
}

function readAlarm(pid: number, known: KnownAlarms): Alarm[] {
  if (known.known === 'none')
    return heedsAlarm(pid, known.amongOthers) ? unknown('SIGALRM would do something') : [];
  const ring = known.earliestRing(pid);
  return ring === undefined ? [] : [{ alarm: 'timed', at: ring }];
}

function readDescriptorAlarms(pid: number): Alarm[] {
  const open = readdirSync(`/proc/${pid}/fd`);
  return open.flatMap((fd) => readDescriptorAlarm(pid, fd, open));
}

function readDescriptorAlarm(pid: number, fd: string, open: string[]): Alarm[] {
  const target = readlinkSync(`/proc/${pid}/fd/${fd}`);
  if (target.startsWith('socket:') && isOpaqueSocket(pid, Number(fd)))
    return unknown('it holds a socket of a kind that nobody looks into');
  if (/^\/dev\/(tty|pts\/|ptmx)/.test(target)) return unknown('it holds a terminal');
  if (target === 'anon_inode:[eventpoll]' && watchesUnseen(pid, fd, open))
    return unknown('it watches a descriptor that it no longer has');
  if (!target.startsWith('anon_inode:') || harmless.test(target)) return [];
  if (target !== 'anon_inode:[timerfd]') return unknown(`it holds ${target.slice(11)}`);
  const left = readTimerFd(pid, fd);
  if (left === undefined) return unknown('its timerfd cannot be read');
  return left > 0n ? [{ alarm: 'timed', at: process.hrtime.bigint() + left }] : [];
}

/** it_value in fdinfo: seconds and nanoseconds until it fires, zeros when it is not armed. */
function readTimerFd(pid: number, fd: string): bigint | undefined {
  const info = readProcFile(`/proc/${pid}/fdinfo/${fd}`);
  const [, seconds, rest] = /it_value: \((\d+), (\d+)\)/.exec(info) ?? [];
  if (seconds === undefined || rest === undefined) return undefined;
  return BigInt(seconds) * 1_000_000_000n + BigInt(rest);
}

/** epoll(7) goes on watching what was closed while another copy of it lives, even one in flight. */
function watchesUnseen(pid: number, fd: string, open: string[]): boolean {
  const info = readProcFile(`/proc/${pid}/fdinfo/${fd}`);
  return [...info.matchAll(/^tfd:\s+(\d+)/gm)].some(([, watched]) => !open.includes(watched ?? ''));
}

/**
 * An alarm stands nowhere in /proc. SIGALRM (14) that is caught or blocked may be
 * one; at its default action it ends the process, which its parent would notice.
 */
function heedsAlarm(pid: number, amongOthers: boolean): boolean {
  const status = readProcFile(`/proc/${pid}/status`);
  const has = (name: string): boolean => {
    const mask = new RegExp(`^${name}:\\s*([0-9a-f]+)$`, 'm').exec(status)?.[1];
    return mask === undefined || (BigInt(`0x${mask}`) & (1n << 13n)) !== 0n;
  };
  if (has('SigCgt') || has('SigBlk')) return true;
  return amongOthers && !has('SigIgn');
}
