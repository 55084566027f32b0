import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Report } from '../report/report.ts';
import { layOutClass } from './small-class.ts';
import { outcomes, root, wiregrade } from './wiregrade.ts';

const desk = mkdtempSync(join(tmpdir(), 'wiregrade-continued-'));
const handIns = layOutClass(desk, ['fatima-zahra', 'noa-levi']);
cpSync(join(root, 'assignments/echo-server'), join(desk, 'echo-server'), { recursive: true });
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const cases = ['--case', 'echoes-a-line', '--case', 'next-client'];

/** Types the command; returns what it said of the earlier run, and the report. */
async function grade(...options: string[]): Promise<{ said: string; report: Report }> {
  const called = await wiregrade(
    ['grade', 'echo-server', handIns, ...cases, '--report-only', ...options],
    desk,
  );
  expect(called.code).toBe(0);
  const [, path = ''] = /^report: (.*)$/m.exec(called.stdout) ?? [];
  const said = called.stderr.split('\n').find((line) => line.startsWith('Continuing')) ?? 'nothing';
  return { said, report: JSON.parse(readFileSync(join(desk, path), 'utf8')) as Report };
}

let first: Report;
beforeAll(async () => {
  first = (await grade()).report;
});

test('the same command continues its own last report, and runs nothing that holds', async () => {
  const { said, report } = await grade();
  expect(said).toMatch(/^Continuing reports\/echo-server\/\S+: 4 cases kept. Nothing has changed/);
  expect({ ...report, startedAt: '' }).toEqual({ ...first, startedAt: '' });
});

test('the same command grades a new hand-in and one that was changed, and no other', async () => {
  cpSync(join(handIns, 'fatima-zahra'), join(handIns, 'latecomer'), { recursive: true });
  for (const name of readdirSync(join(handIns, 'noa-levi')))
    appendFileSync(join(handIns, 'noa-levi', name), '\n');
  const { said, report } = await grade();
  expect(said).toMatch(/: 2 cases kept; 2 cases graded again, as their submissions have changed; 2 new\.$/);
  expect(Object.keys(outcomes(report)).sort()).toEqual(['fatima-zahra', 'latecomer', 'noa-levi']);
  rmSync(join(handIns, 'latecomer'), { recursive: true });
  expect(Object.keys(outcomes((await grade()).report)).sort()).toEqual(['fatima-zahra', 'noa-levi']);
});

test('the same command grades the cases again that the assignment has changed', async () => {
  const file = join(desk, 'echo-server/assignment.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/(id: next-client[\s\S]*?tags: )\[clients\]/, '$1[again]'));
  expect((await grade()).said).toMatch(
    /: 2 cases kept; 2 cases graded again, as the assignment has changed\.$/,
  );
  writeFileSync(file, text);
  await grade();
});

test('the same command grades again what it is asked to', async () => {
  expect((await grade('--regrade', 'noa-levi')).said).toMatch(
    /: 2 cases kept; 2 cases graded again, as asked/,
  );
  expect((await grade('--regrade', 'next-client')).said).toMatch(
    /: 2 cases kept; 2 cases graded again, as asked/,
  );
  const states = Object.values(outcomes(first)).flatMap(Object.values);
  const failed = states.filter((state) => state.startsWith('failed')).length;
  expect((await grade('--regrade', 'failed')).said).toContain(`; ${failed} case`);
  expect((await grade('--regrade', 'all')).said).toBe('nothing');
  expect(readdirSync(join(desk, 'reports/echo-server'))).toHaveLength(2);
});

test('the same command grades again where a transcript is not whole any more', async () => {
  const { report } = await grade('--out', 'torn');
  const torn = report.submissions[0]?.cases[0]?.transcript ?? '';
  writeFileSync(join(desk, torn), readFileSync(join(desk, torn)).subarray(0, 100));
  expect((await grade('--out', 'torn')).said).toMatch(
    /: 3 cases kept; 1 case graded again, as their transcripts are gone or damaged\.$/,
  );
});

test('a second run on the same report is refused while the first goes on, and not after it was killed', async () => {
  const args = [join(root, 'dist/wiregrade.js'), 'grade', 'echo-server', handIns, '--out', 'busy'];
  mkdirSync(join(desk, 'busy'));
  const watched = watch(join(desk, 'busy'));
  const running = spawn(process.execPath, args, { cwd: desk, stdio: 'ignore' });
  for await (const [, name] of on(watched, 'change')) if (name === 'journal.jsonl') break;
  running.kill('SIGSTOP');
  const second = await wiregrade(['grade', 'echo-server', handIns, '--out', 'busy'], desk);
  expect(second).toMatchObject({ code: 2, stdout: '' });
  expect(second.stderr).toMatch(
    /^busy is being graded already: process \d+ on .*\. Wait until that has ended, or name another folder with --out\.$/,
  );
  watched.close();
  running.kill('SIGKILL');
  await once(running, 'exit');
  const third = await wiregrade(
    ['grade', 'echo-server', handIns, ...cases, '--out', 'busy', '--report-only'],
    desk,
  );
  expect(third.code).toBe(0);
});

test('a name that nothing has is refused', async () => {
  const called = await wiregrade(['grade', 'echo-server', handIns, '--regrade', 'noa-levy'], desk);
  expect(called).toMatchObject({ code: 2, stdout: '' });
  expect(called.stderr).toContain('there is no noa-levy; did you mean `noa-levi`?');
});
