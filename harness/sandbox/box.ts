import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { posix } from 'node:path';
import type { OwnFolders } from './working-copy.ts';

/** Where a program finds its own folder, whatever it is called outside. */
export const home = '/home/student';
export const hostName = 'student';

/** What a program in a sandbox sees besides its own folders. */
export interface Surroundings {
  /** Absolute path of what it sees as /etc. */
  etc: string;
  /** Folders that hold tools outside /usr: seen read-only at their own place. */
  toolFolders: string[];
  /** `none`: not even the loopback of the case. */
  network?: 'none';
}

/** What is put into the box. */
export interface Boxed {
  folder: string;
  /** What it sees as /tmp and as /dev/shm. */
  own: OwnFolders;
  workingFolder: string;
  env: Record<string, string>;
}

/** One thing that is there in the box; `at` is its path inside. */
export type Sight =
  | { see: 'file-system'; at: string; readOnly: boolean; from: string }
  | { see: 'link'; at: string; to: string }
  | { see: 'processes' | 'devices'; at: string };

/** The box as a program sees it: what comes later lies over what came before. */
export function sightsIn({ etc, toolFolders }: Surroundings, { folder, own }: Boxed): Sight[] {
  return [
    ...systemFolders(),
    readOnly(etc, '/etc'),
    ...toolFolders.map((path) => readOnly(path, path)),
    { see: 'processes', at: '/proc' },
    { see: 'devices', at: '/dev' },
    ...kernelFiles(),
    writable(own.tmp, '/tmp'),
    writable(own.shm, '/dev/shm'),
    writable(folder, home),
  ];
}

/** Folders of the machine that are there in the box, at their own place. */
export function foldersSeen({ toolFolders }: Surroundings): string[] {
  return [...systemFolders().map(({ at }) => at), '/etc', ...toolFolders];
}

/** The folder of the box in which a program starts. */
export function startFolder({ workingFolder }: Boxed): string {
  return posix.join(home, workingFolder);
}

function readOnly(from: string, at: string): Sight {
  return { see: 'file-system', at, from, readOnly: true };
}

function writable(from: string, at: string): Sight {
  return { see: 'file-system', at, from, readOnly: false };
}

/** proc(5): the machine’s own settings and triggers. When root grades, the kernel takes the program for root here. */
const settings = ['sys', 'sysrq-trigger', 'irq', 'bus', 'fs', 'mtrr', 'acpi', 'scsi'];
const secrets = [
  'kcore',
  'kmsg',
  'keys',
  'key-users',
  'latency_stats',
  'timer_list',
  'sched_debug',
  'kallsyms',
];

let kernel: Sight[] | undefined;

function kernelFiles(): Sight[] {
  kernel ??= kernelFilesHere();
  return kernel;
}

function kernelFilesHere(): Sight[] {
  const present = (name: string): string[] => (existsSync(`/proc/${name}`) ? [`/proc/${name}`] : []);
  return [
    ...settings.flatMap(present).map((path) => readOnly(path, path)),
    ...secrets.flatMap(present).map((path) => readOnly('/dev/null', path)),
  ];
}

let system: Sight[] | undefined;

/** /usr and what points into it, read-only. */
function systemFolders(): Sight[] {
  system ??= systemFoldersHere();
  return system;
}

function systemFoldersHere(): Sight[] {
  return ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/opt']
    .filter((path) => existsSync(path))
    .map((path) =>
      lstatSync(path).isSymbolicLink()
        ? { see: 'link', at: path, to: readlinkSync(path) }
        : readOnly(path, path),
    );
}
