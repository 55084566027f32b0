import { existsSync, lstatSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { posix } from 'node:path';

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
  /** Folders that hold tools outside /usr: seen read-only at their own place. */
  toolFolders: string[];
  /** `none`: not even the loopback of the case. */
  network?: 'none';
}

/** What is put into the box. */
export interface Boxed {
  folder: string;
  /** What it sees as /tmp. */
  tmp: string;
  workingFolder: string;
  env: Record<string, string>;
}

/** The command that runs a program in a sandbox of its own; bwrap(1). */
export function wrap(
  { bwrap, hosts, toolFolders, network }: Bubblewrap,
  { folder, tmp, workingFolder, env }: Boxed,
): string[] {
  return [
    bwrap,
    ...['--unshare-user', '--uid', '1000', '--gid', '1000', '--unshare-pid', '--unshare-ipc'],
    ...['--unshare-uts', '--hostname', hostName, '--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
    ...(network === 'none' ? ['--unshare-net'] : []),
    ...systemFolders(),
    ...toolFolders.flatMap((path) => ['--ro-bind', path, path]),
    ...['--ro-bind', hosts, '/etc/hosts', '--proc', '/proc', '--dev', '/dev', '--bind', tmp, '/tmp'],
    ...['--bind', folder, home, '--chdir', posix.join(home, workingFolder), '--clearenv'],
    ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]),
    '--',
  ];
}

let system: string[] | undefined;

/** /usr and what points into it, read-only. */
function systemFolders(): string[] {
  system ??= [...publicFolders(), ...secretsOf('/etc')];
  return system;
}

function publicFolders(): string[] {
  return ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/etc', '/opt']
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path],
    );
}

/** What only root may read stays unread when root grades: inside, the program's user is root's own. */
function secretsOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isSymbolicLink() || (statSync(path).mode & 0o004) !== 0) return [];
    return entry.isDirectory() ? ['--tmpfs', path] : ['--ro-bind', '/dev/null', path];
  });
}
