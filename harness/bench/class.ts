import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Report } from '../report/report.ts';
import { makeClass } from './class-mix.ts';
import { measureClassPage } from './class-page.ts';
import { languages, ratioToBare } from './grade.ts';
import { root } from './graded.ts';

/** Larger classes take long: they are measured where CLASS_SIZES names them, as in 50,500,2000. */
const sizes = (process.env.CLASS_SIZES ?? '50').split(',').map(Number);

/**
 * How fast a class with students' habits is graded, at what cost above a loop that
 * checks nothing, and how much memory the main process takes.
 */
export async function measure(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-bench-'));
  try {
    const python = await ratioToBare('python', languages.python, folder);
    const c = await ratioToBare('c', languages.c, folder);
    const peakMiB: Record<string, number | null> = { 50: null, 500: null, 2000: null };
    let perSecond = 0;
    let page = {};
    for (const size of sizes) {
      const graded = await gradeClass(size, folder);
      peakMiB[size] = graded.peakMiB;
      perSecond = rounded(size / graded.seconds);
      page = await measureClassPage(graded.report, folder);
    }
    return { submissionsPerSecond: perSecond, ratioToBare: { python, c }, peakMiB, ...page };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface GradedClass {
  seconds: number;
  peakMiB: number;
  report: Report;
}

async function gradeClass(size: number, folder: string): Promise<GradedClass> {
  const out = join(folder, `report-${size}`);
  const handIns = join(folder, `class-${size}`);
  const peakFile = join(folder, `peak-${size}`);
  makeClass(join(root, 'fixtures/classes/first/echo-server'), handIns, size);
  const began = performance.now();
  await execa(
    process.execPath,
    [
      ...['--import', join(root, 'harness/bench/peak-memory.mjs'), 'dist/wiregrade.js'],
      ...['grade', 'assignments/echo-server', handIns, '--out', out],
      ...['--quiet', '--report-only'],
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { PEAK_MEMORY_FILE: peakFile }, reject: false },
  );
  const seconds = (performance.now() - began) / 1000;
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  return { seconds, peakMiB: Math.round(Number(readFileSync(peakFile, 'utf8'))), report };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
