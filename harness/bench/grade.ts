import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { findTool } from '../submission/toolchain.ts';

const root = join(import.meta.dirname, '..');
const jobs = '4';
const rounds = 3;

interface Language {
  copies: number;
  build: string;
  run: string;
}

/** The references of the echo server that are measured. */
export const languages = {
  python: { copies: 30, build: '', run: `${findTool('python3')} server.py` },
  node: { copies: 20, build: '', run: `${process.execPath} server.js` },
  c: { copies: 30, build: 'cc -O1 -g -Wall -o server server.c -lpthread -lm', run: './server' },
  java: {
    copies: 4,
    build: 'javac -d . Server.java',
    run: `${findTool('java')} -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp . Server`,
  },
} satisfies Record<string, Language>;

/**
 * Wall time of grading passing submissions, as a ratio: to a loop that starts
 * the same programs and checks nothing, and to a hand-written test file.
 */
export async function measure(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-bench-'));
  try {
    const ratios: Record<string, number> = {};
    for (const [name, language] of Object.entries(languages)) {
      ratios[name] = await ratioToBare(name, language, folder);
    }
    return { ratioToBare: ratios, speedupOverHandwritten: await speedup(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** To a loop that starts the same programs; the median of pairs measured in turn, so that a drift of the machine's speed cancels out. */
export async function ratioToBare(
  name: string,
  { copies, build, run }: Language,
  folder: string,
): Promise<number> {
  const reference = join(root, 'reference/echo-server', name);
  const submissions = Array.from({ length: copies }, (_, i) => join(folder, name, `copy-${i}`));
  for (const copy of submissions) cpSync(reference, copy, { recursive: true });
  const bare = [
    'harness/bench/bare-loop.mjs',
    join(folder, name, 'copy-0'),
    String(copies),
    jobs,
    build,
    run,
  ];
  return await medianRatio(
    () => grade([join(folder, name)], folder),
    () => node(bare),
  );
}

async function speedup(folder: string): Promise<number> {
  const copy = join(folder, 'handwritten');
  cpSync(join(root, 'reference/echo-server/python'), copy, { recursive: true });
  const test = join(root, 'harness/bench/handwritten.py');
  const python = findTool('python3') ?? 'python3';
  return await medianRatio(
    () => timed(() => execa(python, [test], { cwd: copy, stdio: 'ignore' })),
    () => grade([copy], folder),
  );
}

async function medianRatio(above: () => Promise<number>, below: () => Promise<number>): Promise<number> {
  await below();
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) ratios.push((await above()) / (await below()));
  const median = ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return Math.round(median * 100) / 100;
}

/** Into a report of its own, as a class is graded first: the bare loop has nothing to replace either. */
function grade(submissions: string[], folder: string): Promise<number> {
  const out = mkdtempSync(join(folder, 'report-'));
  return node([
    'dist/wiregrade.js',
    'grade',
    'assignments/echo-server',
    ...submissions,
    '--jobs',
    jobs,
    '--out',
    out,
    '--quiet',
  ]);
}

function node(args: string[]): Promise<number> {
  return timed(() => execa(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
