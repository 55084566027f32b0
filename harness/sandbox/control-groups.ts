import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHierarchies } from './hierarchies.ts';
import { type LimitHit, limits } from './limits.ts';

/**
 * Where groups of ours may be made: a folder in each hierarchy of version 1, or
 * the one of version 2, which then stands for both; cgroups(7).
 */
export interface ControlGroups {
  memory: string;
  pids: string;
}

/** A group that holds one program and everything it starts. */
export interface ControlGroup {
  /** Files to which a process writes 0 to join. */
  joins: string[];
  /** The ids of all threads in it, none once it has ended; cheaper to have than by a walk through /proc. */
  threads(): number[];
  /** Figures of limits that were hit so far. */
  hits(): LimitHit[];
  /** Lets nothing in it start another process, ends what is there, and takes the group away. */
  end(): Promise<void>;
}

/** Makes a folder for our groups and tries one; or says why there are none. */
export function openControlGroups(): ControlGroups | { unavailable: string } {
  const own = readHierarchies();
  if ('unavailable' in own) return own;
  foldersOf(own).forEach(removeLeft);
  const name = `wiregrade-${process.pid}`;
  const groups = { memory: join(own.memory, name), pids: join(own.pids, name) };
  try {
    for (const folder of foldersOf(groups)) makeParent(folder);
    newGroup(groups, 'try', 0);
    for (const folder of foldersOf(groups)) removeGroup(join(folder, 'try'));
    return groups;
  } catch (error) {
    removeControlGroups(groups);
    return { unavailable: `no control group can be made here (${(error as NodeJS.ErrnoException).code})` };
  }
}

/** Takes all groups away; one whose processes have not all ended stays, empty soon. */
export function removeControlGroups(groups: ControlGroups): void {
  for (const folder of foldersOf(groups)) if (existsSync(folder)) removeWithChildren(folder);
}

function removeWithChildren(folder: string): void {
  for (const inner of readdirSync(folder, { withFileTypes: true }))
    if (inner.isDirectory()) removeGroup(join(folder, inner.name));
  removeGroup(folder);
}

/** Takes away the groups of runs that were killed: what was in them ended with them. */
function removeLeft(own: string): void {
  for (const name of readdirSync(own)) {
    const pid = Number(/^wiregrade-(?:self-)?(\d+)$/.exec(name)?.[1]);
    const isLeft = pid > 0 && (pid === process.pid || !existsSync(`/proc/${pid}`));
    if (isLeft) removeWithChildren(join(own, name));
  }
}

/** A new group with our limits; `spare` processes of ours in it do not count. */
export function newGroup(groups: ControlGroups, name: string, spare: number): ControlGroup {
  const [memory, pids] = [join(groups.memory, name), join(groups.pids, name)];
  const folders = [...new Set([memory, pids])];
  for (const folder of folders) mkdirSync(folder);
  const names = existsSync(join(memory, 'memory.max')) ? version2 : version1;
  writeFileSync(join(memory, names.most), String(limits.memoryBytes));
  writeIfThere(join(memory, names.mostSwapped), String(names.swapped));
  writeIfThere(join(memory, 'memory.oom.group'), '1');
  const maxPids = join(pids, 'pids.max');
  writeFileSync(maxPids, String(limits.processes + spare));
  let ended: Promise<void> | undefined;
  return {
    joins: folders.map((folder) => join(folder, 'cgroup.procs')),
    threads: () => (ended ? [] : readIds(join(pids, names.threads))),
    hits: () => hitsOf(join(memory, names.kills), join(pids, 'pids.events')),
    end: () => {
      ended ??= endGroup(folders, pids);
      return ended;
    },
  };
}

/** Files of the controller of memory by version; in version 1 swap counts as memory, too. */
const version1 = {
  most: 'memory.limit_in_bytes',
  mostSwapped: 'memory.memsw.limit_in_bytes',
  swapped: limits.memoryBytes,
  kills: 'memory.oom_control',
  threads: 'tasks',
};
const version2 = {
  most: 'memory.max',
  mostSwapped: 'memory.swap.max',
  swapped: 0,
  kills: 'memory.events',
  threads: 'cgroup.threads',
};

function hitsOf(kills: string, refusals: string): LimitHit[] {
  return [
    ...(readCount(kills, 'oom_kill') > 0 ? [{ limit: 'memory', value: limits.memoryBytes } as const] : []),
    ...(readCount(refusals, 'max') > 0 ? [{ limit: 'processes', value: limits.processes } as const] : []),
  ];
}

/** The figure behind a word of a flat file; 0 where either is not there. */
function readCount(path: string, word: string): number {
  try {
    return Number(new RegExp(`^${word} (\\d+)$`, 'm').exec(readFileSync(path, 'latin1'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Rounds of about a millisecond: dying takes the kernel a moment. */
const mostRounds = 2000;

async function endGroup(folders: string[], pids: string): Promise<void> {
  writeFileSync(join(pids, 'pids.max'), '0');
  for (let round = 0; round < mostRounds; round++) {
    const alive = readIds(join(pids, 'cgroup.procs'));
    if (alive.length === 0) break;
    alive.forEach(kill);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  folders.forEach(removeGroup);
}

function readIds(path: string): number[] {
  return readFileSync(path, 'latin1').split('\n').filter(Boolean).map(Number);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

function foldersOf({ memory, pids }: ControlGroups): string[] {
  return [...new Set([memory, pids])];
}

/** Version 2 hands controllers down only where it is told to. */
function makeParent(folder: string): void {
  mkdirSync(folder);
  writeIfThere(join(folder, 'cgroup.subtree_control'), '+memory +pids');
}

function writeIfThere(path: string, text: string): void {
  if (existsSync(path)) writeFileSync(path, text);
}

function removeGroup(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Never made, or a process in it is only just ending: an empty group costs nothing.
  }
}
