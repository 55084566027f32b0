import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { passed, reportOn, submissionOf, verdictOf } from '../report/example-report.ts';
import { checkFormats, saveFormats } from './save-formats.ts';
import { UsageError } from './usage-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('each format that was asked for is a file, and no other is', () => {
  const report = reportOn([submissionOf('alice', [verdictOf('one', passed)])]);
  const lines = saveFormats(report, folder, ['terminal', 'markdown', 'junit']);
  expect(lines.map((line) => line.split(':')[0])).toEqual(['junit', 'markdown']);
  expect(readdirSync(folder).sort()).toEqual(['junit.xml', 'summary.md']);
});

test('what tells of one submission is refused for several', () => {
  expect(() => checkFormats(['junit', 'gradescope'], 2)).toThrow(UsageError);
  expect(() => checkFormats(['junit', 'gradescope'], 1)).not.toThrow();
  expect(() => checkFormats(['junit', 'html'], 2)).not.toThrow();
});
