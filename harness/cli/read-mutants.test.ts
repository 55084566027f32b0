import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { Assignment } from '../spec/assignment.ts';
import { loadAssignment } from '../spec/load.ts';
import { areProblems, readMutants } from './read-mutants.ts';

const root = join(import.meta.dirname, '../..');
const desk = mkdtempSync(join(tmpdir(), 'wiregrade-mutants-'));
const folder = join(desk, 'assignments/echo-server');
afterAll(() => rmSync(desk, { recursive: true }));
cpSync(join(root, 'assignments/echo-server'), folder, { recursive: true });
cpSync(join(root, 'reference/echo-server'), join(desk, 'reference/echo-server'), { recursive: true });
const echo = (await loadAssignment(join(folder, 'assignment.yaml'))) as Assignment;

test('the mutants of an assignment that is whole are read', () => {
  const read = readMutants(echo);
  expect(areProblems(read)).toBe(false);
  expect(read.length).toBeGreaterThan(1);
});

test('mistakes in the mutants are the author’s', () => {
  writeFileSync(
    join(folder, 'mutants.yaml'),
    'mutants:\n  - { id: a, of: rust, what: x, caught-by: y, edit: [] }\n',
  );
  expect(readMutants(echo)).toMatchObject([{ code: 'unknown-name' }, { code: 'unknown-name' }]);
});

test('so is a file that is named and missing', () => {
  rmSync(join(folder, 'mutants.yaml'));
  expect(readMutants(echo)).toMatchObject([{ code: 'missing-file', place: { line: expect.any(Number) } }]);
});
