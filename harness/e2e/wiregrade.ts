import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Report } from '../report/report.ts';

export const root = join(import.meta.dirname, '../..');

/** One call of the command as it is shipped. */
export interface Called {
  code: number | undefined;
  stdout: string;
  stderr: string;
}

/** Calls the bundled command from the project's folder. */
export async function wiregrade(args: string[], cwd: string = root): Promise<Called> {
  const command = join(root, 'dist/wiregrade.js');
  const result = await execa(process.execPath, [command, ...args], { cwd, reject: false, stdin: 'ignore' });
  return { code: result.exitCode, stdout: result.stdout, stderr: result.stderr };
}

/** Grades into a folder of the test's own and returns the report. */
export async function gradeInto(args: string[]): Promise<{ called: Called; report: Report; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-e2e-'));
  const called = await wiregrade(['grade', ...args, '--out', folder, '--quiet']);
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
  return { called, report, folder };
}

/** What every case came to, as `state` or `state reason`, by submission and case. */
export function outcomes(report: Report): Record<string, Record<string, string>> {
  return Object.fromEntries(
    report.submissions.map(({ name, cases }) => [
      name,
      Object.fromEntries(
        cases.map(({ id, outcome }) => [
          id,
          outcome.state === 'passed' ? 'passed' : `${outcome.state} ${outcome.reason.code}`,
        ]),
      ),
    ]),
  );
}
