import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Report } from '../report/report.ts';
import { layOutClass, withoutTimes } from './small-class.ts';
import { wiregrade } from './wiregrade.ts';

const desk = mkdtempSync(join(tmpdir(), 'wiregrade-merged-'));
const handIns = layOutClass(desk, ['carlos-mendoza', 'fatima-zahra', 'noa-levi']);
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const part = (number: number): string => join(desk, `part-${number}`);

async function grade(...options: string[]): Promise<void> {
  const cases = ['--case', 'echoes-a-line', '--case', 'next-client'];
  const called = await wiregrade(['grade', 'assignments/echo-server', handIns, ...cases, ...options]);
  expect(called.code).toBe(1);
}

beforeAll(async () => {
  for (const number of [1, 2]) await grade('--shard', `${number}/2`, '--out', part(number));
});

test('shards merged are the report of one run, which can be continued', async () => {
  const whole = join(desk, 'whole');
  const merged = join(desk, 'merged');
  const { code } = await wiregrade(['merge', part(2), part(1), '--out', merged, '--report-only']);
  expect(code).toBe(0);
  const report = reportIn(merged);
  await grade('--out', whole, '--seed', String(report.seed));
  expect(withoutTimes(report)).toEqual(withoutTimes(reportIn(whole)));
  const again = await wiregrade(['rejudge', merged]);
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(again.stdout).toMatch(/^3 submissions judged again, 0 changed\.\n/);
});

test.each([
  ['a missing shard', [part(1)], 'Shard 2/2 is missing.'],
  ['a shard given twice', [part(1), part(1), part(2)], /part-1 is given twice\.$/],
  ['what is no report', [part(1), desk], /is no report’s folder: there is no journal in it\.$/],
])('%s is refused', async (_, folders, said) => {
  const called = await wiregrade(['merge', ...folders, '--out', join(desk, 'refused')]);
  expect(called).toMatchObject({ code: 2, stdout: '' });
  expect(called.stderr).toMatch(said);
});

function reportIn(folder: string): Report {
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
}
