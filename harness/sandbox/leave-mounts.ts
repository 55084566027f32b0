import { isUnder, readMounts } from './mount-table.ts';
import type { Native } from './native.ts';

/** Kinds of file systems through which the kernel is looked into or steered: no program needs them. */
const unneeded = new Set([
  ...['cgroup', 'debugfs', 'tracefs', 'securityfs', 'pstore', 'bpf', 'configfs'],
  ...['fusectl', 'mqueue', 'hugetlbfs', 'efivarfs', 'rpc_pipefs'],
]);
const detach = 2;

/**
 * Takes what no case needs out of this process's own mounts, but for what lies over `kept`: each
 * sandbox is made of a copy of them all, and bwrap(1) reads their list some twenty times; umount2(2).
 */
export function leaveMounts(native: Native, kept: string[]): void {
  for (const { point, kind } of readMounts())
    if (unneeded.has(kind) && !kept.some((path) => isUnder(path, point))) native.umount2(point, detach);
}
