import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { packed, repository, serviceFolder, shell, works } from './service-folder.ts';
import { wiregrade } from './wiregrade.ts';

interface Step {
  if?: string;
  run?: string;
}

test('for GitHub: the steps of the workflow grade a push, and show what came of it', async () => {
  const bundle = await packed('github');
  const workflow = parse(readFileSync(join(bundle, '.github/workflows/wiregrade.yml'), 'utf8'));
  const steps = (workflow.jobs.grade.steps as Step[]).filter(({ run }) => run !== undefined);
  for (const [work, expected] of [
    [works.right, 0],
    [works.wrong, 1],
  ] as const) {
    const [folder, temporary] = [repository(bundle, work), serviceFolder()];
    const env = { RUNNER_TEMP: temporary, GITHUB_STEP_SUMMARY: join(temporary, 'summary.md') };
    const codes: (number | undefined)[] = [];
    const printed: string[] = [];
    for (const { run = '' } of steps) {
      const { code, stdout } = await shell(`set -e; ${run}`, folder, env);
      codes.push(code);
      printed.push(stdout);
    }
    expect(codes).toEqual([0, expected, 0]);
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toContain(expected === 0 ? '8' : 'Hallo!');
    expect(printed.at(-1)?.includes('::error')).toBe(expected === 1);
  }
});

test('for GitLab: the lines of the job grade a push, and its artifact is there', async () => {
  const bundle = await packed('gitlab');
  const { wiregrade: job } = parse(readFileSync(join(bundle, '.gitlab-ci.yml'), 'utf8'));
  const folder = repository(bundle, works.wrong);
  const lines = [...job.before_script, ...job.script].join('\n');
  expect(await shell(`set -e\n${lines}`, folder)).toMatchObject({ code: 1 });
  const report = readFileSync(join(folder, job.artifacts.reports.junit), 'utf8');
  expect(report).toMatch(/<testcase [^>]*file="[^"]*assignment\.yaml"/);
  expect(report).toContain('Hallo!');
});

test('what students can read holds nothing that they may not see, and it is said', async () => {
  const folder = join(serviceFolder(), 'bundle');
  const { stdout } = await wiregrade(['package', 'gitlab', 'assignments/greeting-server', '--out', folder]);
  expect(stdout).toContain('1 case that they may not see or play alone stayed out');
  const assignment = join(folder, '.wiregrade/assignment');
  const told = readdirSync(assignment)
    .map((name) => readFileSync(join(assignment, name), 'utf8'))
    .join('\n');
  expect(told).not.toMatch(/visibility: hidden|mutants\.yaml|\.\.\/reference/);
});
