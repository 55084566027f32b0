import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type BundleFile, below, plain } from '../report/bundles/bundle-file.ts';
import { filesBelow } from './assignment-folder.ts';

/**
 * Wiregrade as it runs elsewhere: what is bundled, and koffi, whose native part cannot be.
 * Of that there is what this machine has; on another kind of machine there is none, and
 * grading goes on without private networks.
 */
export function ownFiles(): BundleFile[] {
  return [
    plain('package.json', '{ "type": "module", "private": true }\n'),
    ...below('dist', reached(['wiregrade.js', 'worker.js'])),
    ...koffi(),
  ];
}

/** Files of the build that these load, however far away; what earlier builds left is not among them. */
function reached(entries: string[]): BundleFile[] {
  const found = new Map<string, string>();
  const waiting = [...entries];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const path = join(import.meta.dirname, name);
    if (found.has(name) || !existsSync(path)) continue;
    const text = readFileSync(path, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
    found.set(name, text);
    waiting.push(...[...text.matchAll(/["']\.\/([\w-]+\.js)["']/g)].map(([, other = '']) => other));
  }
  return [...found].sort().map(([name, text]) => plain(name, text));
}

function koffi(): BundleFile[] {
  const entry = resolved('koffi');
  if (entry === undefined) return [];
  const folder = dirname(entry);
  const scripts = filesBelow(folder).filter(({ path }) =>
    /^[^/]*\.c?js$|^package\.json$|^src\/koffi\/.*\.c?js$|^LICENSE/.test(path),
  );
  const natives = join(folder, '../@koromix');
  const built = existsSync(natives) ? readdirSync(natives) : [];
  return [
    ...below('node_modules/koffi', scripts),
    ...built.flatMap((name) =>
      below(`node_modules/@koromix/${basename(name)}`, filesBelow(join(natives, name))),
    ),
  ];
}

function resolved(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}
