import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Mutant } from '../spec/mutants.ts';
import type { SpecProblem } from '../spec/spec-problem.ts';
import { makeMutant } from './make-mutant.ts';

const place = { line: 3, column: 5, length: 1 };
let root = '';
let made = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wiregrade-test-'));
  made = join(root, 'made');
  mkdirSync(join(root, 'reference/src'), { recursive: true });
  writeFileSync(join(root, 'reference/server.py'), 'data = recv(1024)\nsend(data)\nsend(data)\n');
  writeFileSync(join(root, 'reference/src/extra.py'), 'x = 1\n');
});

afterEach(() => rmSync(root, { recursive: true }));

function make(...edits: Mutant['edits']): SpecProblem[] {
  const mutant = { id: 'lazy', of: 'python', what: 'Reads less', caughtBy: 'large', edits, place };
  return makeMutant(mutant, join(root, 'reference'), made, 'mutants.yaml');
}

test('is the reference with the edit made, the reference itself untouched', () => {
  expect(make({ file: 'server.py', replace: 'recv(1024)', with: 'recv(1)' })).toEqual([]);
  expect(readFileSync(join(made, 'server.py'), 'utf8')).toContain('data = recv(1)\n');
  expect(readFileSync(join(made, 'src/extra.py'), 'utf8')).toBe('x = 1\n');
  expect(readFileSync(join(root, 'reference/server.py'), 'utf8')).toContain('recv(1024)');
});

test('takes edits one after the other, and texts with dollar signs as they are', () => {
  const first = { file: 'server.py', replace: 'recv(1024)', with: "recv('$&$1')" };
  const second = { file: 'server.py', replace: "recv('$&$1')", with: 'recv(2)' };
  expect(make(first, second)).toEqual([]);
  expect(readFileSync(join(made, 'server.py'), 'utf8')).toContain('data = recv(2)');
});

test.each([
  ['server.py', 'send(data)', 'it stands there 2 times'],
  ['server.py', 'nowhere', 'it stands there 0 times'],
  ['server.js', 'send(data)', 'there is no file server.js'],
  ['src', 'x', 'there is no file src'],
])('an edit of %s that does not find %j once is the author’s mistake', (file, replace, found) => {
  expect(make({ file, replace, with: '' })).toEqual([
    { code: 'wrong-value', file: 'mutants.yaml', place, message: expect.stringContaining(found) },
  ]);
});

test.each(['../reference/server.py', '/etc/hostname'])('an edit of %s stays inside the copy', (file) => {
  const before = readFileSync(join(root, 'reference/server.py'), 'utf8');
  expect(make({ file, replace: 'recv(1024)', with: '' })).toHaveLength(1);
  expect(readFileSync(join(root, 'reference/server.py'), 'utf8')).toBe(before);
  expect(existsSync(made)).toBe(true);
});

test('all mistakes are told at once', () => {
  const wrong = { file: 'a', replace: 'b', with: 'c' };
  expect(make(wrong, wrong)).toHaveLength(2);
});
