import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { passed, reportOn, submissionOf, verdictOf } from '../report/example-report.ts';
import { checkFormats, saveFormats, saveGradebook } from './save-formats.ts';
import { UsageError } from './usage-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('each format that was asked for is a file, and no other is', () => {
  const report = reportOn([submissionOf('alice', [verdictOf('one', passed)])]);
  const lines = saveFormats(report, folder, ['terminal', 'markdown', 'junit']);
  expect(lines.map((line) => line.split(':')[0])).toEqual(['junit', 'markdown']);
  expect(readdirSync(folder).sort()).toEqual(['junit.xml', 'summary.md']);
});

test('what a service wants for each submission is a file for each', () => {
  const own = join(folder, 'each');
  mkdirSync(own);
  const two = ['a/b', 'A_b'].map((name) => submissionOf(name, [verdictOf('one', passed)]));
  const [line] = saveFormats(reportOn(two), own, ['gradescope']);
  expect(line).toMatch(/^gradescope: 2 files in /);
  expect(readdirSync(join(own, 'gradescope')).sort()).toEqual([
    'A_b.json',
    expect.stringMatching(/^a_b-.+\.json$/),
  ]);
});

test('a gradebook is there as soon as there are two to be compared', () => {
  const own = join(folder, 'book');
  mkdirSync(own);
  const [first, second] = ['a', 'b'].map((name) => submissionOf(name, [verdictOf('one', passed)]));
  if (!first || !second) throw new Error('two were made');
  expect(saveGradebook(reportOn([first]), own)).toEqual([]);
  expect(saveGradebook(reportOn([first, second]), own)).toHaveLength(1);
  expect(readdirSync(own)).toEqual(['gradebook.csv']);
});

test('who is not in an import is told', () => {
  const lines = saveFormats(reportOn([submissionOf('eve\x1b', [verdictOf('one', passed)])]), folder, [
    'moodle',
  ]);
  expect(lines[1]).toBe('  without eve\\x1b: nothing says who it is; a --roster could\n');
});

test('of many who are not in an import, some are named', () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) =>
    submissionOf(name, [verdictOf('one', passed)]),
  );
  const lines = saveFormats(reportOn(all), folder, ['moodle']);
  expect(lines).toHaveLength(7);
  expect(lines.at(-1)).toBe('  and without 2 more for that reason\n');
});

test('what tells of one submission is refused for several', () => {
  expect(() => checkFormats(['junit', 'submitty'], 2)).toThrow(UsageError);
  expect(() => checkFormats(['junit', 'submitty'], 1)).not.toThrow();
  expect(() => checkFormats(['junit', 'html'], 2)).not.toThrow();
});
