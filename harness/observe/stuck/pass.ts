import { readTree } from '../process-tree.ts';
import { readLastNumber, readSandboxed } from './created.ts';
import { serviceThreads } from './service-threads.ts';
import { readThread, readThreads, type Thread, waitsAtLock } from './thread.ts';

/** One pass over all threads of all programs of a case. */
export interface Pass {
  /** Equal fingerprints of two passes mean: nothing was created, ended, or ran in between, but for services. */
  fingerprint: string;
  threads: Thread[];
  /** Those that keep a runtime's house. */
  services: ReadonlySet<Thread>;
}

/** Whose threads a pass reads. */
export interface Processes {
  /** The processes that we started, one for each program that lives. */
  pids: number[];
  /** Processes that are ours since the one that started them has ended, at this moment. */
  orphans(): number[];
  /** The sandbox's own processes among their descendants. */
  wrappers: ReadonlySet<number>;
}

/** Reads all threads; undefined while something changes or runs, and `moves` is told which thread does. */
export function readPass(
  { pids, orphans, wrappers }: Processes,
  moves: (thread: Thread) => void = () => {},
): Pass | undefined {
  const last = readLastNumber();
  const trees = pids.map(readTree);
  // A program that has ended is news on its way to us, not rest.
  if (pids.length === 0 || trees.some((tree) => tree.length === 0)) return undefined;
  const sandboxed = trees.map((tree) => readSandboxed(tree, wrappers));
  if (sandboxed.includes('missed')) return undefined;
  // After the trees: who loses its parent meanwhile is in one of the two.
  const processes = [...trees, ...orphans().map(readTree)].flat().map(readThreads);
  if (processes.includes(undefined)) return undefined;
  const groups = processes as Thread[][];
  const threads = groups.flat();
  const mover = threads.find(runs);
  if (mover) moves(mover);
  if (mover || threads.some(({ pid, state }) => pids.includes(pid) && state === 'Z')) return undefined;
  const services = new Set(groups.flatMap((own) => [...serviceThreads(own)]));
  if (![...services].every(staysIdle)) return undefined;
  const created = sandboxed.map((listed) => (listed === 'none' ? last : listed));
  const stamps = threads.map((thread) => stampOf(thread, services));
  return { fingerprint: [...created, ...stamps].join('\n'), threads, services };
}

/** Whether a thread that ran runs again or still: then there is no need to read all others. */
export function runsNow({ pid, tid }: Thread): boolean {
  try {
    return runs(readThread(pid, tid));
  } catch {
    return false;
  }
}

function runs({ state, call }: Thread): boolean {
  return !'SZXTt'.includes(state) || (state === 'S' && call === 'running');
}

/**
 * A service may run between two passes: by itself it wakes nobody. Whoever asked
 * it for something did so before it was read last of all, and would run again
 * when it is done, or it would be seen at work.
 */
function stampOf(thread: Thread, services: ReadonlySet<Thread>): string {
  return services.has(thread) ? `${thread.tid} service` : `${thread.tid} ${thread.stamp}`;
}

function staysIdle({ pid, tid }: Thread): boolean {
  try {
    return waitsAtLock(readThread(pid, tid));
  } catch {
    return false;
  }
}
