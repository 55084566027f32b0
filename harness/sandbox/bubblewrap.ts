import { existsSync, lstatSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { OwnFolders } from './working-copy.ts';

/** Where a program finds its own folder, whatever it is called outside. */
export const home = '/home/student';
export const hostName = 'student';

/** A sandbox by bubblewrap, with the files of ours that a program sees in place of the machine's. */
export interface Bubblewrap {
  kind: 'bubblewrap';
  /** Absolute path of bwrap. */
  bwrap: string;
  /** Absolute path of the hosts file. */
  hosts: string;
  /** Absolute path of the file that names ports. */
  services: string;
  /** Folders that hold tools outside /usr: seen read-only at their own place. */
  toolFolders: string[];
  /** Whether a program may make namespaces inside, with all rights in them; older versions cannot refuse. */
  nested: 'refused' | 'possible';
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

/** The command that runs a program in a sandbox of its own; bwrap(1). */
export function wrap(
  { bwrap, hosts, services, toolFolders, nested, network }: Bubblewrap,
  { folder, own, workingFolder, env }: Boxed,
): string[] {
  return [
    bwrap,
    ...['--unshare-user', '--uid', '1000', '--gid', '1000', '--unshare-pid', '--unshare-ipc'],
    ...['--unshare-uts', '--hostname', hostName, '--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
    ...(nested === 'refused' ? ['--disable-userns'] : []),
    ...(network === 'none' ? ['--unshare-net'] : []),
    ...systemFolders(),
    ...toolFolders.flatMap((path) => ['--ro-bind', path, path]),
    ...['--ro-bind', hosts, '/etc/hosts', '--ro-bind', services, '/etc/services'],
    ...['--proc', '/proc', '--dev', '/dev', ...kernelFiles()],
    ...['--bind', own.tmp, '/tmp', '--bind', own.shm, '/dev/shm', '--remount-ro', '/dev'],
    ...[
      '--bind',
      folder,
      home,
      '--remount-ro',
      '/',
      '--chdir',
      posix.join(home, workingFolder),
      '--clearenv',
    ],
    ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]),
    '--',
  ];
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

function kernelFiles(): string[] {
  const present = (name: string): string[] => (existsSync(`/proc/${name}`) ? [`/proc/${name}`] : []);
  return [
    ...settings.flatMap(present).flatMap((path) => ['--ro-bind', path, path]),
    ...secrets.flatMap(present).flatMap((path) => ['--ro-bind', '/dev/null', path]),
  ];
}

let system: string[] | undefined;

/** /usr and what points into it, read-only. */
function systemFolders(): string[] {
  system ??= [...publicFolders(), ...secretsOf('/etc')];
  return system;
}

function publicFolders(): string[] {
  return ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/opt', ...etc()]
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path],
    );
}

/** Nothing can be put into a folder that is seen read-only, unless it has the name already. */
function etc(): string[] {
  const whole = ['/etc/hosts', '/etc/services'].every((path) => existsSync(path));
  return whole ? ['/etc'] : readdirSync('/etc').map((name) => posix.join('/etc', name));
}

/** What only root may read stays unread when root grades: inside, the program's user is root's own. */
function secretsOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isSymbolicLink() || (statSync(path).mode & 0o004) !== 0) return [];
    return entry.isDirectory() ? ['--tmpfs', path] : ['--ro-bind', '/dev/null', path];
  });
}
