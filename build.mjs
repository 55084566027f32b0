// Bundles the command line and the worker into dist/; before tests, too,
// so that those of whole runs always exercise what is shipped.
import { build } from 'esbuild';

const banner =
  "import { createRequire as requireMaker } from 'node:module'; const require = requireMaker(import.meta.url);";

export default async function bundle() {
  await build({
    entryPoints: {
      wiregrade: 'harness/cli/main.ts',
      worker: 'harness/run/worker.ts',
      index: 'harness/index.ts',
      bench: 'harness/bench/bench.ts',
    },
    absWorkingDir: import.meta.dirname,
    outdir: 'dist',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // koffi is native; a browser is driven by benches and tests alone.
    external: ['koffi', 'playwright-core'],
    sourcemap: true,
    // What is not there need not be read at each start; names stay, for faults tell them.
    minifyWhitespace: true,
    minifySyntax: true,
    banner: { js: banner },
    logLevel: 'warning',
  });
}

if (process.argv[1] === import.meta.filename) await bundle();
