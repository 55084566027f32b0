import { readdirSync } from 'node:fs';
import { readProcFile } from '../proc-file.ts';
import type { Call } from './calls.ts';

/** A thread as /proc shows it at one moment. */
export interface Thread {
  pid: number;
  tid: number;
  /** The thread's own name, at most 15 characters. */
  name: string;
  /** R, S, D, T, Z, X …; proc_pid_stat(5) */
  state: string;
  /** Equal stamps of two moments mean that the thread did not run in between. */
  stamp: string;
  call: Call | 'running' | 'unreadable';
}

/** All threads of a process; undefined where one vanished meanwhile. */
export function readThreads(pid: number): Thread[] | undefined {
  try {
    return readdirSync(`/proc/${pid}/task`).map((tid) => readThread(pid, Number(tid)));
  } catch {
    return undefined;
  }
}

/** One thread; throws where it is gone. */
export function readThread(pid: number, tid: number): Thread {
  const task = `/proc/${pid}/task/${tid}`;
  const stat = readProcFile(`${task}/stat`);
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  const state = stat[stat.lastIndexOf(')') + 2] ?? 'X';
  const schedule = readProcFile(`${task}/schedstat`).trim();
  const raw = state === 'Z' || state === 'X' ? '' : readCallLine(task);
  return { pid, tid, name, state, stamp: `${state} ${schedule} ${raw}`, call: parseCall(raw) };
}

function readCallLine(task: string): string {
  try {
    return readProcFile(`${task}/syscall`).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    return 'unreadable';
  }
}

function parseCall(line: string): Thread['call'] {
  if (line === 'unreadable') return 'unreadable';
  const [number = '', ...args] = line.split(' ');
  if (!/^\d+$/.test(number)) return 'running';
  return { number: Number(number), args: args.slice(0, 6).map((arg) => BigInt(arg)) };
}

const futex = 202;

/** Sleeps at a lock, as a runtime's own thread does that has nothing to do. */
export function waitsAtLock({ state, call }: Thread): boolean {
  return state === 'S' && typeof call === 'object' && call.number === futex;
}

/** The kernel function in which a thread sleeps. */
export function readWaitChannel({ pid, tid }: Thread): string {
  try {
    return readProcFile(`/proc/${pid}/task/${tid}/wchan`);
  } catch {
    return '';
  }
}
