import { readdirSync } from 'node:fs';
import { type Listening, readListening } from './listening.ts';
import { readProcFile } from './proc-file.ts';
import { readSocketInodes, readTree } from './process-tree.ts';
import { readSocketTable, type TcpRow, type TcpState } from './socket-table.ts';

/** What a program holds at one moment, as the kernel counts it. */
export interface Holdings {
  listening: Listening[];
  /** TCP connections with a descriptor of the program, in whatever state, and those that wait to be accepted. */
  connections: number;
  /** Of these, the ones whose other end has finished. */
  unclosed: number;
  descriptors: number;
  threads: number;
  /** Processes under the program that run. */
  children: number;
  /** Processes under the program that have ended and were not waited for. */
  zombies: number;
}

/** `wrappers`: how many processes of a sandbox stand above the program. */
export function readHoldings(pid: number, wrappers: number): Holdings {
  const tree = readTree(pid).slice(wrappers);
  const living = tree.filter((one) => !isZombie(one));
  // The table first: a connection accepted in between is then seen as one that waits, not missed.
  const table = readSocketTable(pid);
  const inodes = readSocketInodes(living);
  const own = table.filter((row) => inodes.has(row.inode));
  const connected = [
    ...own.filter((row) => row.state !== 'listen' && row.state !== 'close'),
    ...unaccepted(table, own),
  ];
  return {
    listening: readListening(pid),
    connections: connected.length,
    unclosed: connected.filter((row) => row.state === 'close-wait').length,
    descriptors: sum(living.map((one) => countIn(`/proc/${one}/fd`))),
    threads: sum(living.map((one) => countIn(`/proc/${one}/task`))),
    children: Math.max(0, living.length - 1),
    zombies: tree.length - living.length,
  };
}

/** In a listener's queue a connection has no descriptor yet, and so no inode; a closed one is in neither state. */
function unaccepted(table: TcpRow[], own: TcpRow[]): TcpRow[] {
  const ports = new Set(own.filter(({ state }) => state === 'listen').map(({ local }) => local.port));
  return table.filter(
    ({ inode, state, local }) => inode === '0' && isOpen.has(state) && ports.has(local.port),
  );
}

const isOpen: ReadonlySet<TcpState> = new Set(['syn-received', 'established', 'close-wait']);

/** proc(5): state Z in stat; the name before it may hold anything. */
function isZombie(pid: number): boolean {
  try {
    const stat = readProcFile(`/proc/${pid}/stat`);
    return stat[stat.lastIndexOf(')') + 2] === 'Z';
  } catch {
    return true;
  }
}

function countIn(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
