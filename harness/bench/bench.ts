import { parseArgs } from 'node:util';

// npm run bench -- NAME [--json]: one measurement a file, figures as ratios
// within one run, since machines differ and are shared.

const benches: Record<string, () => Promise<{ measure(): Promise<object> }>> = {
  class: () => import('./class.ts'),
  grade: () => import('./grade.ts'),
  isolation: () => import('./isolation.ts'),
  load: () => import('./load.ts'),
  report: () => import('./report.ts'),
  patience: () => import('./patience.ts'),
  relay: () => import('./relay.ts'),
  stuck: () => import('./stuck.ts'),
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const load = benches[positionals[0] ?? ''];
if (load) {
  const figures = await (await load()).measure();
  process.stdout.write(`${JSON.stringify(figures, null, values.json ? 0 : 2)}\n`);
} else {
  process.stderr.write(
    `npm run bench -- NAME [--json], where NAME is one of: ${Object.keys(benches).join(', ')}\n`,
  );
  process.exitCode = 2;
}
