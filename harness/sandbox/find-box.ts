import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Surroundings, sightsIn } from './box.ts';
import type { Bubblewrap } from './bubblewrap.ts';
import { copyEtc, removeEtc } from './copy-etc.ts';
import { findCommand } from './find-command.ts';
import { type Box, wrapIn } from './sandboxed.ts';
import { makeSkeleton } from './skeleton.ts';
import { besideOf, makeOwnFolders } from './working-copy.ts';

/**
 * A sandbox that works here, tried on a program that does nothing; or why there is none.
 * Files that programs see in place of the machine's are written to `folder`.
 */
export function findBox(folder: string, tools: string[]): Box | { unavailable: string } {
  const surroundings = surroundingsIn(folder, tools);
  const bubblewrap = findBubblewrap(surroundings);
  if (!('unavailable' in bubblewrap)) return bubblewrap;
  const unshare = findUnshare(surroundings, folder);
  if (!('unavailable' in unshare)) return unshare;
  removeEtc(surroundings.etc);
  return { unavailable: `${bubblewrap.unavailable}; ${unshare.unavailable}` };
}

/** What is the same for all programs. */
export function surroundingsIn(folder: string, tools: string[]): Surroundings {
  return {
    etc: copyEtc(folder),
    toolFolders: toolFoldersOf(tools),
  };
}

export function findBubblewrap(surroundings: Surroundings): Bubblewrap | { unavailable: string } {
  const bwrap = findCommand('bwrap');
  if (bwrap === undefined) return { unavailable: 'bwrap is not installed (Debian package bubblewrap)' };
  const box: Bubblewrap = { kind: 'bubblewrap', bwrap, nested: 'refused', ...surroundings };
  if (tryBox(box) === undefined) return box;
  box.nested = 'possible';
  const refusal = tryBox(box);
  return refusal === undefined ? box : { unavailable: `bwrap does not work here: ${refusal}` };
}

/** From util-linux, of which every Linux has some; 2.38 brings the options. */
export function findUnshare(surroundings: Surroundings, folder: string): Box | { unavailable: string } {
  const unshare = findCommand('unshare');
  if (unshare === undefined) return { unavailable: 'nor is unshare (Debian package util-linux)' };
  const place = { folder, own: { tmp: folder, shm: folder }, workingFolder: '.', env: {} };
  const skeleton = makeSkeleton(join(folder, 'skeleton'), sightsIn(surroundings, place));
  const box: Box = { kind: 'unshare', unshare, skeleton, ...surroundings };
  const refusal = tryBox(box);
  return refusal === undefined ? box : { unavailable: `unshare does not work here: ${refusal}` };
}

function tryBox(box: Box): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-try-'));
  try {
    const [file = '', ...args] = [
      ...wrapIn(box, { folder, own: makeOwnFolders(folder), workingFolder: '.', env: {} }),
      '/bin/true',
    ];
    execFileSync(file, args, { stdio: 'pipe', timeout: 10_000 });
    return undefined;
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error).trim();
  } finally {
    for (const one of [folder, besideOf(folder)]) rmSync(one, { recursive: true, force: true });
  }
}

/** Where tools outside the system's folders are installed: the folder above their `bin`. */
export function toolFoldersOf(tools: string[]): string[] {
  const folders = tools.flatMap((tool) => [tool, realpathSync(tool)]).map((path) => dirname(dirname(path)));
  const system = /^\/($|usr|bin|sbin|lib|etc|opt)/;
  return [...new Set(folders)].filter((path) => !system.test(path) && path !== homedir());
}
