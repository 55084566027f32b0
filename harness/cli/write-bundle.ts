import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BundleFile } from '../report/bundles/bundle-file.ts';
import { openFolder } from './save-report.ts';
import { UsageError } from './usage-error.ts';

/** Writes a bundle into a folder of its own: what lay there before could be taken for a part of it. */
export function writeBundle(folder: string, files: BundleFile[]): void {
  if (existsSync(folder) && readdirSync(openFolder(folder, 'bundle')).length > 0)
    throw new UsageError(`${folder} is not empty. Name another place with --out, or remove it first.`);
  openFolder(folder, 'bundle');
  for (const { path, content, mode } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: mode === 'executable' ? 0o755 : 0o644 });
  }
}
