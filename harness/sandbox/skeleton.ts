import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sight } from './box.ts';

/** Of /dev; null(4), full(4), random(4), tty(4). */
export const devices = ['null', 'zero', 'full', 'random', 'urandom', 'tty'];
/** Where the old tree of files hangs for a moment. */
export const leftBehind = '.old';

/** Makes a folder with an empty folder, a file or a link wherever a sandbox shows something. */
export function makeSkeleton(root: string, sights: Sight[]): string {
  for (const [index, sight] of sights.entries())
    if (!isInside(sight, sights.slice(0, index))) makePoint(root, sight);
  mkdirSync(join(root, leftBehind));
  return root;
}

function makePoint(root: string, sight: Sight): void {
  const path = join(root, sight.at);
  mkdirSync(dirname(path), { recursive: true });
  if (sight.see === 'link') symlinkSync(sight.to, path);
  else if (sight.see === 'file-system' && !statSync(sight.from).isDirectory()) writeFileSync(path, '');
  else mkdirSync(path, { recursive: true });
  if (sight.see === 'devices') makeDevices(path);
}

function makeDevices(path: string): void {
  for (const name of devices) writeFileSync(join(path, name), '');
  for (const name of ['pts', 'shm']) mkdirSync(join(path, name));
  symlinkSync('pts/ptmx', join(path, 'ptmx'));
  symlinkSync('/proc/self/fd', join(path, 'fd'));
  for (const [number, name] of ['stdin', 'stdout', 'stderr'].entries())
    symlinkSync(`/proc/self/fd/${number}`, join(path, name));
}

/** What is shown from elsewhere, or by the kernel, has its own places for what lies over it. */
function isInside({ at }: Sight, earlier: Sight[]): boolean {
  return earlier.some((one) => one.see !== 'link' && at.startsWith(`${one.at}/`) && one.see !== 'devices');
}
