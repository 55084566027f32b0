import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { newReportFolder, openFolder } from './save-report.ts';
import { UsageError } from './usage-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-out-'));
const file = join(folder, 'file');
writeFileSync(file, 'mine');
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['a file', file],
  ['below a file', join(file, 'below')],
  ['where nothing can be written', '/proc'],
])('a report cannot go to %s, which is a mistake of usage', (_, path) => {
  expect(() => openFolder(path)).toThrow(UsageError);
  expect(() => newReportFolder(path, 'echo', new Date())).toThrow(UsageError);
});

test('a folder that is missing is made, and nothing is left in it', () => {
  expect(readdirSync(openFolder(join(folder, 'a/b')))).toEqual([]);
});

test('two reports of one second go to two folders', () => {
  const now = new Date(0);
  const [first, second] = [newReportFolder(folder, 'echo', now), newReportFolder(folder, 'echo', now)];
  expect(second).toBe(`${first}-2`);
});

test('the message says why, and what to do', () => {
  expect(() => openFolder(file)).toThrow(
    new Error(`The report cannot go to ${file}: ENOTDIR: not a directory. Name another place with --out.`),
  );
});
