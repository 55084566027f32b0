import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
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
  const etc = join(folder, 'etc');
  mkdirSync(etc);
  // What we may not read ourselves cp(1) leaves out and complains about.
  spawnSync('cp', ['-a', '/etc/.', etc], { stdio: 'ignore' });
  for (const path of closedToOthers(etc)) rmSync(path, { recursive: true, force: true });
  writeHostsFile(etc);
  writeServicesFile(etc);
  return etc;
}
