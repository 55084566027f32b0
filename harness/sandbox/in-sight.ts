import { existsSync } from 'node:fs';
import { foldersSeen, home } from './box.ts';
import { isBox, type Sandbox } from './sandboxed.ts';

/** Whether a program finds an absolute path of this machine; whatever it calls its own is its own affair. */
export function isInSight(path: string, sandbox: Sandbox): boolean {
  if (!isBox(sandbox)) return existsSync(path);
  const isBelow = (folder: string): boolean => path.startsWith(`${folder}/`);
  return isBelow(home) || (foldersSeen(sandbox).some(isBelow) && existsSync(path));
}
