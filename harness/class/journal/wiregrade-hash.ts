import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../version.ts';

/** What runs; all else that was built has a hash in its name, and stands under that name in these. */
const entries = ['wiregrade.js', 'worker.js'];

let known: string | undefined;

/** SHA-256 of Wiregrade as it runs, so that a build under the same version counts as another. */
export function wiregradeHash(): string {
  known ??= hashOfEntries(import.meta.dirname);
  return known;
}

function hashOfEntries(folder: string): string {
  const hash = createHash('sha256').update(version);
  const files = entries.map((name) => join(folder, name)).filter((path) => existsSync(path));
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}
