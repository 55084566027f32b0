import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findSubmissions } from './find-submissions.ts';
import { assignmentFor, folderOf } from './fixture-folder.ts';

const server = assignmentFor({ server: ['server.py'] });

function namesIn(files: Record<string, string>, ...more: string[]): string[] | string {
  const found = findSubmissions([folderOf(files), ...more], server);
  return Array.isArray(found)
    ? found.map(({ name }) => name.replace(/^wiregrade-submission-.*/, 'itself'))
    : found.message;
}

test('a folder with a program in it is one submission', () => {
  expect(namesIn({ 'server.py': '', 'data/a.txt': '', 'tests/server.py': '' })).toEqual(['itself']);
});

test('a folder with a program in its only sub-folder is one submission', () => {
  expect(namesIn({ 'homework-1/server.py': '', '__MACOSX/x': '', '.git/config': '' })).toEqual(['itself']);
});

test('a folder with a wiregrade.yaml is one submission', () => {
  expect(namesIn({ 'wiregrade.yaml': '', 'a/server.py': '', 'b/server.py': '' })).toEqual(['itself']);
});

test('otherwise every sub-folder is one, even without a program', () => {
  const files = { 'bob/hw/server.py': '', 'alice/server.py': '', 'carol/empty.txt': '', 'readme.md': '' };
  expect(namesIn(files)).toEqual(['alice', 'bob', 'carol']);
});

test('a stray script beside the submissions is not taken for one', () => {
  expect(namesIn({ 'collect.py': '', 'alice/server.py': '', 'bob/server.py': '' })).toEqual(['alice', 'bob']);
});

test('a folder with a single source file of any name is one submission', () => {
  expect(namesIn({ 'mine.py': '' })).toEqual(['itself']);
});

test('namesakes are told apart by the folder above', () => {
  const year = folderOf(
    Object.fromEntries(['a/alice', 'a/carol', 'b/alice', 'b/bob'].map((path) => [`${path}/server.py`, ''])),
  );
  const found = findSubmissions([join(year, 'b'), join(year, 'b', 'alice')], server);
  expect(found).toEqual(['alice', 'bob'].map((name) => ({ name, folder: join(year, 'b', name) })));
  const twice = findSubmissions([join(year, 'a'), join(year, 'b')], server);
  expect(twice).toMatchObject([{ name: 'a/alice' }, { name: 'carol' }, { name: 'b/alice' }, { name: 'bob' }]);
});

test('a folder whose programs have other names is one submission, without its program', () => {
  expect(namesIn({ 'srver.py': '', 'other.py': '', 'data/x.txt': '' })).toEqual(['itself']);
});

test('a folder without any program is a problem that says what was looked for', () => {
  expect(namesIn({ 'readme.md': '', 'a/notes.txt': '', 'b/notes.txt': '' })).toMatch(
    /There is no submission in .*Looked for server as server.py, Server.java/,
  );
});

test('a folder of folders of any names is accepted when the command line says what to run', () => {
  const folder = folderOf({ 'alice/a.py': '', 'alice/b.py': '', 'bob/a.py': '', 'bob/b.py': '' });
  const found = findSubmissions([folder], server, { server: { run: 'python3 a.py' } });
  expect(found).toEqual(['alice', 'bob'].map((name) => ({ name, folder: join(folder, name) })));
});
