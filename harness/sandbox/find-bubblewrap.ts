import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Bubblewrap, wrap } from './bubblewrap.ts';
import { findCommand } from './find-command.ts';
import { writeHostsFile } from './hosts-file.ts';
import { writeServicesFile } from './services-file.ts';
import { besideOf, makeOwnFolders } from './working-copy.ts';

/** A sandbox that works here, tried on a program that does nothing; or why there is none. */
export function findBubblewrap(folder: string, tools: string[]): Bubblewrap | { unavailable: string } {
  const bwrap = findCommand('bwrap');
  if (bwrap === undefined) return { unavailable: 'bwrap is not installed (Debian package bubblewrap)' };
  const box: Bubblewrap = {
    kind: 'bubblewrap',
    bwrap,
    hosts: writeHostsFile(folder),
    services: writeServicesFile(folder),
    toolFolders: toolFoldersOf(tools),
    nested: 'refused',
  };
  if (tryBox(box) === undefined) return box;
  box.nested = 'possible';
  const refusal = tryBox(box);
  return refusal === undefined ? box : { unavailable: `bwrap does not work here: ${refusal}` };
}

function tryBox(box: Bubblewrap): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-try-'));
  try {
    const [file = '', ...args] = [
      ...wrap(box, { folder, own: makeOwnFolders(folder), workingFolder: '.', env: {} }),
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
