import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { closedToOthers } from './closed-to-others.ts';
import { copyEtc, removeEtc } from './copy-etc.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-etc-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('programs see of /etc what everybody may read, and our names of hosts and ports', () => {
  const etc = copyEtc(folder);
  expect(existsSync(join(etc, 'passwd'))).toBe(true);
  expect(existsSync(join(etc, 'shadow'))).toBe(false);
  expect(closedToOthers(etc)).toEqual([]);
  expect(readFileSync(join(etc, 'hosts'), 'utf8')).toContain('127.0.1.1 student');
  expect(readFileSync(join(etc, 'services'), 'utf8')).toContain('http 80/tcp');
  removeEtc(etc);
  expect(existsSync(etc)).toBe(false);
});
