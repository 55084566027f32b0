import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openControlGroups, removeControlGroups } from './control-groups.ts';
import { readHierarchies } from './hierarchies.ts';

/** Opens groups and takes them away again; where there are none, says why. */
function openAndRemove(): string | undefined {
  const groups = openControlGroups();
  if ('unavailable' in groups) return groups.unavailable;
  removeControlGroups(groups);
  return undefined;
}

const own = readHierarchies();
const withGroups = 'unavailable' in own || openAndRemove() ? test.skip : test;

function makeGroup(pid: number): string {
  const folder = 'unavailable' in own ? '' : join(own.pids, `wiregrade-${pid}`);
  mkdirSync(join(folder, 'program-1'), { recursive: true });
  return folder;
}

withGroups('what a killed run left is taken away, and what another run uses stays', () => {
  const left = makeGroup(spawnSync('/bin/true').pid);
  const used = makeGroup(process.ppid);
  expect(openAndRemove()).toBeUndefined();
  expect([left, used].map((folder) => existsSync(folder))).toEqual([false, true]);
  rmdirSync(join(used, 'program-1'));
  rmdirSync(used);
});

withGroups('a group of the same name, left by another process, is no hindrance', () => {
  makeGroup(process.pid);
  expect(openAndRemove()).toBeUndefined();
});
