import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { closedToOthers } from './closed-to-others.ts';
import { writeHostsFile } from './hosts-file.ts';
import { writeServicesFile } from './services-file.ts';

/**
 * What programs see as /etc, once for all of them: laid over the machine's own file by file, it would cost
 * each program a dozen mounts. What only root may read stays unread when root grades: inside, the program's
 * user is root's own.
 */
export function copyEtc(folder: string): string {
  const etc = mkdtempSync(join(memoryFolder() ?? folder, `wiregrade-${processNumbering()}-${process.pid}-`));
  // What we may not read ourselves cp(1) leaves out and complains about.
  spawnSync('cp', ['-a', '/etc/.', etc], { stdio: 'ignore' });
  for (const path of closedToOthers(etc)) rmSync(path, { recursive: true, force: true });
  writeHostsFile(etc);
  writeServicesFile(etc);
  return etc;
}

export function removeEtc(etc: string): void {
  rmSync(etc, { recursive: true, force: true });
}

const memory = '/dev/shm';
/** statfs(2) */
const tmpfs = 0x01021994;

/** A disk takes a second for a thousand small files where as many have just been deleted. */
function memoryFolder(): string | undefined {
  if (!existsSync(memory) || statfsSync(memory).type !== tmpfs) return undefined;
  for (const path of readdirSync(memory).map((name) => join(memory, name))) if (isLeft(path)) removeEtc(path);
  return memory;
}

const dayMs = 86_400_000;

/** Of a run of ours that was killed. Of one in another container, which may share this folder, the process cannot be seen. */
function isLeft(path: string): boolean {
  const [, numbering, pid] = /wiregrade-(\d+)-(\d+)-\w+$/.exec(path) ?? [];
  if (pid === undefined || existsSync(`/proc/${pid}`)) return false;
  // Another run may be taking it away at this moment.
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found || found.uid !== process.getuid?.()) return false;
  return numbering === processNumbering() || Date.now() - found.ctimeMs > dayMs;
}

/** Where process ids mean the same; pid_namespaces(7). */
function processNumbering(): string {
  return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '';
}
