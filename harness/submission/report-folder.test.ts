import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { listFiles } from './list-files.ts';
import { isReportFolder } from './report-folder.ts';

const desk = mkdtempSync(join(tmpdir(), 'wiregrade-report-folder-'));
afterAll(() => rmSync(desk, { recursive: true }));

function layOut(path: string, text: string): void {
  mkdirSync(join(desk, path, '..'), { recursive: true });
  writeFileSync(join(desk, path), text);
}

const begun = '0123456789abcdef {"kind":"began","journal":1}\n';

test('a report, and a folder of nothing but reports, are no part of a submission', () => {
  layOut('mine/server.py', '');
  layOut('mine/reports/echo/2026-11-21/journal.jsonl', begun);
  layOut('mine/reports/echo/2026-11-21/transcripts/mine/hidden.json', '');
  layOut('mine/report/journal.jsonl', begun);
  expect(listFiles(join(desk, 'mine'))).toEqual([{ kind: 'file', path: 'server.py' }]);
});

test('a pipe where the journal would be keeps nobody waiting', () => {
  mkdirSync(join(desk, 'piped'));
  execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', join(desk, 'piped/journal.jsonl')]);
  expect(isReportFolder(join(desk, 'piped'))).toBe(false);
});

test.each([
  ['a journal of another kind', { 'other/journal.jsonl': '{"entry":"dear diary"}\n' }],
  ['a report beside other files', { 'other/report/journal.jsonl': begun, 'other/server.py': '' }],
  ['a hand-in to which a report was written', { 'other/journal.jsonl': begun, 'other/server.py': '' }],
  ['an empty folder', { 'other/empty/.keep': '' }],
])('%s is no report', (_, files) => {
  for (const [path, text] of Object.entries(files)) layOut(path, text);
  expect(isReportFolder(join(desk, 'other'))).toBe(false);
  rmSync(join(desk, 'other'), { recursive: true });
});
