import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of our own group in each hierarchy; one and the same in version 2. */
export interface Hierarchies {
  memory: string;
  pids: string;
}

/** Finds the groups that this process is in; cgroups(7), proc(5). */
export function readHierarchies(): Hierarchies | { unavailable: string } {
  try {
    const memory = ownFolder('memory');
    const pids = ownFolder('pids');
    if (memory !== undefined && pids !== undefined) return { memory, pids };
    return readUnified();
  } catch (error) {
    return { unavailable: `control groups cannot be seen: ${(error as Error).message}` };
  }
}

function readUnified(): Hierarchies | { unavailable: string } {
  const own = ownFolder('');
  if (own === undefined) return { unavailable: 'no control groups are mounted' };
  const given = readWords(join(own, 'cgroup.controllers'));
  if (!given.includes('memory') || !given.includes('pids'))
    return { unavailable: 'the controllers memory and pids are not handed down to this control group' };
  handDown(own);
  return { memory: own, pids: own };
}

/** A group of version 2 hands controllers down only while no process is in it itself: we move into a child. */
function handDown(own: string): void {
  const handed = join(own, 'cgroup.subtree_control');
  const words = readWords(handed);
  if (words.includes('memory') && words.includes('pids')) return;
  try {
    writeFileSync(handed, '+memory +pids');
  } catch {
    const child = join(own, `wiregrade-self-${process.pid}`);
    mkdirSync(child, { recursive: true });
    writeFileSync(join(child, 'cgroup.procs'), '0');
    writeFileSync(handed, '+memory +pids');
  }
}

function readWords(path: string): string[] {
  return readFileSync(path, 'utf8').trim().split(/\s+/);
}

/** `controller` as in /proc/self/cgroup; the empty one is version 2. */
function ownFolder(controller: string): string | undefined {
  const lines = readFileSync('/proc/self/cgroup', 'utf8').split('\n');
  const line = lines.map((one) => one.split(':')).find(([, names]) => names?.split(',').includes(controller));
  const mount = mountOf(controller);
  if (!line || !mount) return undefined;
  const path = line.slice(2).join(':');
  const inside = path.startsWith(mount.root) ? path.slice(mount.root.length) : path;
  const folder = join(mount.point, inside);
  return existsSync(folder) ? folder : undefined;
}

/** mountinfo: id, parent, device, root, mount point, options … - type source options. */
function mountOf(controller: string): { root: string; point: string } | undefined {
  for (const line of readFileSync('/proc/self/mountinfo', 'utf8').split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const [, , , root = '/', point = ''] = before.split(' ');
    const [type, , options = ''] = after.split(' ');
    const fits = controller === '' ? type === 'cgroup2' : options.split(',').includes(controller);
    if (fits && type?.startsWith('cgroup')) return { root: root === '/' ? '' : root, point };
  }
  return undefined;
}
