import { arch } from 'node:process';
import { readProcFile } from './proc-file.ts';
import { readTasks, readTree } from './process-tree.ts';

/** read(2) and readv(2) by number; epoll is seen through its descriptor. */
const reading: ReadonlySet<string> = new Set(arch === 'arm64' ? ['63', '65'] : ['0', '19']);

/** Whether a program below so many wrappers waits for its standard input; `unknown` where /proc does not say. */
export function readAsking(pid: number, wrappers: number): 'asking' | 'busy' | 'unknown' {
  const processes = readTree(pid).slice(wrappers);
  // Its wrappers are not there yet, or it has ended.
  if (processes.length === 0) return 'busy';
  const threads = processes.flatMap((process) => readTasks(process).map((thread) => ({ process, thread })));
  const calls = threads.map(({ process, thread }) => callOf(process, thread));
  if (calls.every((call) => call === undefined)) return 'unknown';
  const asks = calls.some((call, i) => call !== undefined && waitsForStdin(call, threads[i]?.process ?? pid));
  return asks ? 'asking' : 'busy';
}

function callOf(pid: number, thread: number): string[] | undefined {
  try {
    return readProcFile(`/proc/${pid}/task/${thread}/syscall`).trim().split(' ');
  } catch {
    return undefined;
  }
}

/** Blocked in read on descriptor 0, or in epoll_wait on a set that holds it (Node). */
function waitsForStdin([call, descriptor]: string[], pid: number): boolean {
  if (call === undefined || descriptor === undefined) return false;
  if (reading.has(call)) return descriptor === '0x0';
  return epollWaits.has(call) && watchesStdin(pid, Number(descriptor));
}

const epollWaits: ReadonlySet<string> = new Set(arch === 'arm64' ? ['22', '441'] : ['232', '281', '441']);

function watchesStdin(pid: number, epoll: number): boolean {
  try {
    const info = readProcFile(`/proc/${pid}/fdinfo/${epoll}`);
    return /^tfd:\s+0 events:\s+[0-9a-f]*[1-9a-f]/m.test(info);
  } catch {
    return false;
  }
}
