// Writes what follows from the definition of the language: the JSON Schema, its validator, the reference page.
// `node harness/spec/generate.mjs`, and with `--check` only says which of them are stale.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

async function loadGenerator(folder) {
  const outfile = join(folder, 'generated-files.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'language/generated-files.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: banner },
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

async function bundled(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    // The file names its parts: they must not tell where the packages of this machine lie.
    absWorkingDir: root,
    preserveSymlinks: true,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
  });
  return outputFiles[0].text;
}

/** Every generated file as it should be: path from the repository's root, and text. */
export async function generatedFiles() {
  const folder = await mkdtemp(join(tmpdir(), 'wiregrade-language-'));
  try {
    const { files } = await loadGenerator(folder);
    return await files(bundled);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function main() {
  for (const { path, text } of await generatedFiles()) {
    const current = await readFile(join(root, path), 'utf8').catch(() => '');
    if (current === text) continue;
    if (process.argv.includes('--check')) process.exitCode = 1;
    else await writeFile(join(root, path), text);
    console.log(`${process.argv.includes('--check') ? 'stale' : 'wrote'} ${path}`);
  }
}

if (process.argv[1] === import.meta.filename) await main();
