import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
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

test('what a killed run left is taken away by the next, and what another run uses stays', () => {
  const used = copyEtc(folder);
  const numbers = new RegExp(`-${process.pid}-\\w+$`);
  const left = used.replace(numbers, `-${spawnSync('/bin/true').pid}-killed`);
  renameSync(used, left);
  const [inUse, next] = [copyEtc(folder), copyEtc(folder)];
  expect([left, inUse, next].map((etc) => existsSync(etc))).toEqual([!isInMemory(used), true, true]);
  for (const etc of [left, inUse, next]) removeEtc(etc);
});

/** Elsewhere it lies in the run's own folder and goes with that. */
function isInMemory(etc: string): boolean {
  return etc.startsWith('/dev/shm/');
}
