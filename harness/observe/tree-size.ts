import { readdirSync } from 'node:fs';
import { readProcFile } from './proc-file.ts';
import { readTree } from './process-tree.ts';

/** What a program and everything under it take up at this moment. */
export interface TreeSize {
  /** Threads of all processes together. */
  tasks: number;
  /** Memory that is in use; what two processes share counts twice. */
  bytes: number;
}

/** Of Linux on every processor that we know. */
const pageBytes = 4096;

/** Counts threads and resident memory of a tree of processes; proc(5). */
export function readTreeSize(pid: number): TreeSize {
  const size = { tasks: 0, bytes: 0 };
  for (const one of readTree(pid)) {
    size.tasks += countTasks(one);
    size.bytes += readResident(one) * pageBytes;
  }
  return size;
}

/** Memory in bytes, with what processes share divided among them; dearer to read: smaps_rollup. */
export function readSharedOut(pid: number): number {
  return readTree(pid).reduce((sum, one) => sum + readProportional(one), 0);
}

function readProportional(pid: number): number {
  try {
    return Number(/^Pss:\s*(\d+) kB$/m.exec(readProcFile(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function countTasks(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return 0;
  }
}

/** The second field of statm, less what is shared with others: the third. */
function readResident(pid: number): number {
  try {
    const [, resident = '0', shared = '0'] = readProcFile(`/proc/${pid}/statm`).split(' ');
    return Number(resident) - Number(shared);
  } catch {
    return 0;
  }
}
