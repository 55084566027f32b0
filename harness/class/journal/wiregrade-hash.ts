import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../version.ts';

let known: string | undefined;

/** SHA-256 of Wiregrade as it runs: of all that lies beside this code, so that a build under the same version counts as another. */
export function wiregradeHash(): string {
  known ??= hashBeside(import.meta.dirname);
  return known;
}

function hashBeside(folder: string): string {
  const hash = createHash('sha256').update(version);
  for (const name of readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .sort())
    hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}
