import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import type { Report } from '../report/report.ts';
import { gradeInto, outcomes, root } from './wiregrade.ts';

/** Runs the command where the kernel refuses namespaces, as in a container with the usual profile. */
async function refused(
  args: string[],
): Promise<{ code: number | undefined; stdout: string; stderr: string }> {
  const launcher = ['harness/e2e/refuse-namespaces.mjs', process.execPath, 'dist/wiregrade.js'];
  const result = await execa('node', [...launcher, ...args], { cwd: root, reject: false, stdin: 'ignore' });
  return { code: result.exitCode, stdout: result.stdout, stderr: result.stderr };
}

const catalogue = readdirSync(join(root, 'assignments'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Which cases were not passed, and why. */
function notPassed({ submissions }: Report): string[] {
  return submissions.flatMap(({ name, cases }) =>
    cases.flatMap(({ id, outcome }) =>
      outcome.state === 'passed' ? [] : [`${name} ${id}: ${outcome.reason.message}`],
    ),
  );
}

describe('where namespaces are refused', () => {
  test.each(catalogue)(
    'the references of %s pass, and the report says what was not contained',
    async (id) => {
      const out = mkdtempSync(join(tmpdir(), 'wiregrade-e2e-'));
      const references = join('reference', id);
      await refused(['grade', join('assignments', id), references, '--jobs', '4', '--quiet', '--out', out]);
      const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
      expect(notPassed(report)).toEqual([]);
      expect(report.isolation).toBe('none');
      expect(report.lacks.join()).toMatch(
        /no private networks.*no sandbox.*not contained, a program could reach/,
      );
    },
    120_000,
  );

  test('the full isolation is refused with exit code 2', async () => {
    const { code, stderr } = await refused([
      ...['grade', 'assignments/echo-server', 'reference/echo-server/python', '--isolation', 'full'],
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/does not give the isolation asked for: no private networks/);
  });

  test('doctor says what is missing, why, what that costs and how to get it', async () => {
    const { code, stdout } = await refused(['doctor', '--json']);
    const told = JSON.parse(stdout) as { isolation: string; means: Record<string, unknown>[] };
    expect(told.isolation).toBe('none');
    const text = expect.stringMatching(/./);
    const missing = { given: false, why: text, costs: text, remedy: text };
    expect(told.means).toContainEqual({ means: 'networks', ...missing });
    expect(told.means).toContainEqual({ means: 'sandbox', ...missing });
    expect(told.means).toContainEqual({ means: 'proofs', given: true });
    expect(code).toBe(1);
  });
});

/** Sequential by nature: a few are enough here; daniela-vargas closes first and sets no SO_REUSEADDR. */
const hardWired = ['daniela-vargas', 'elif-kaya', 'gabriel-roux', 'ibrahim-diallo'].map(
  (name) => `fixtures/port-8080/${name}`,
);

test('without isolation hard-wired ports take turns, and clients find our listener', async () => {
  const args = ['assignments/echo-server', ...hardWired, '--jobs', '8', '--report-only'];
  const echo = await gradeInto([...args, '--isolation', 'none']);
  const boxed = await gradeInto(args);
  expect(outcomes(echo.report)).toEqual(outcomes(boxed.report));
  const client = await gradeInto([
    ...['assignments/acknowledging-client', 'reference/acknowledging-client/python', '--isolation', 'none'],
  ]);
  expect(client.called.code).toBe(0);
}, 180_000);
