import { closeSync, openSync, readSync } from 'node:fs';
import { type Thread, waitsAtLock } from './thread.ts';

/**
 * The thread with which Go's runtime watches over the others: its first one, which
 * sleeps for up to a minute where nothing runs. It wakes nobody whom the network
 * poller would not wake at the same time: timers are in that one's timeout, too.
 */
export function goMonitor(threads: Thread[]): Thread | undefined {
  const [main] = threads;
  const first = threads.filter(({ tid, pid }) => tid > pid).sort((a, b) => a.tid - b.tid)[0];
  return main && first && waitsForAWhile(first) && isGo(main.pid) ? first : undefined;
}

/** futex(2): its fourth argument is a time limit. */
function waitsForAWhile(thread: Thread): boolean {
  return waitsAtLock(thread) && typeof thread.call === 'object' && thread.call.args[3] !== 0n;
}

/** Where Go's linker puts its note. */
const headBytes = 16_384;
const note = Buffer.from('\x04\0\0\0Go\0\0', 'latin1');

/** elf(5): a note of type 4 by the name of Go, which holds the build's id. */
function isGo(pid: number): boolean {
  try {
    const file = openSync(`/proc/${pid}/exe`, 'r');
    const head = Buffer.alloc(headBytes);
    const length = readSync(file, head, 0, headBytes, 0);
    closeSync(file);
    return head.subarray(0, length).includes(note);
  } catch {
    return false;
  }
}
