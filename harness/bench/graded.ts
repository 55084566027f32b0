import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Report } from '../report/report.ts';

/** The project's folder; benches run bundled, from dist/. */
export const root = join(import.meta.dirname, '..');

/**
 * Grades by the shipped command; returns the report and the wall time in milliseconds.
 * `detached`: in a session of its own, to which Linux gives its own share of the
 * processors; what interrupts the bench then interrupts the grading through here.
 */
export async function graded(
  args: string[],
  { detached = false } = {},
): Promise<{ report: Report; ms: number }> {
  const out = mkdtempSync(join(tmpdir(), 'wiregrade-bench-'));
  const began = performance.now();
  const grading = execa(
    process.execPath,
    ['dist/wiregrade.js', 'grade', ...args, '--out', out, '--quiet', '--report-only'],
    {
      ...{ cwd: root, stdio: ['ignore', 'ignore', 'inherit'], reject: false, detached },
    },
  );
  const interrupt = (): void => {
    grading.kill('SIGTERM');
    void grading.then(() => process.exit(130));
  };
  if (detached) process.once('SIGINT', interrupt);
  await grading;
  process.off('SIGINT', interrupt);
  const ms = performance.now() - began;
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  rmSync(out, { recursive: true, force: true });
  return { report, ms };
}

/** The cases that came out differently in the second of two gradings, with what came out. */
export function listDiffering(one: Report, other: Report): string[] {
  const states = (report: Report): string[] =>
    report.submissions.flatMap(({ name, cases }) =>
      cases.map(({ id, outcome }) => `${name} ${id} ${outcome.state}`),
    );
  const known = new Set(states(one));
  return states(other).filter((state) => !known.has(state));
}

/** How many cases came out differently in two gradings of the same submissions. */
export function countDiffering(one: Report, other: Report): number {
  return listDiffering(one, other).length;
}
