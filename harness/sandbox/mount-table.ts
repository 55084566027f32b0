import { readFileSync } from 'node:fs';

/** A file system in this process's tree of files. */
export interface Mounted {
  point: string;
  /** The kind of file system, such as `ext4`. */
  kind: string;
  /** Flags of the mount that nobody else may take off it, such as `nosuid`. */
  flags: string[];
}

const lasting = new Set(['nosuid', 'nodev', 'noexec', 'noatime', 'nodiratime', 'relatime']);

/** proc_pid_mountinfo(5): id, parent, device, root, mount point, options … - kind … */
export function readMounts(): Mounted[] {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [before = '', after = ''] = line.split(' - ');
      const [, , , , point = '', options = ''] = before.split(' ');
      const flags = options.split(',').filter((one) => lasting.has(one));
      return { point: withoutEscapes(point), kind: after.split(' ')[0] ?? '', flags };
    });
}

/** White space and backslashes stand as three octal digits. */
function withoutEscapes(path: string): string {
  return path.replace(/\\(\d{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

/** The flags of the mount on which a path lies; of two at one place the later one counts. */
export function flagsAt(path: string, mounts: Mounted[]): string[] {
  let found: Mounted | undefined;
  for (const mount of mounts)
    if (isUnder(path, mount.point) && mount.point.length >= (found?.point.length ?? 0)) found = mount;
  return found?.flags ?? [];
}

/** Mounts somewhere below a path. */
export function mountsBelow(path: string, mounts: Mounted[]): Mounted[] {
  return mounts.filter(({ point }) => point !== path && isUnder(point, path));
}

export function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}
