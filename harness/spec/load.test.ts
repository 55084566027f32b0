import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { aroundSteps } from './golden/scaffold.ts';
import { loadAssignment } from './load.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-load-'));
const file = join(folder, 'assignment.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

async function messagesOf(bytes: string | Buffer): Promise<unknown> {
  writeFileSync(file, bytes);
  const loaded = await loadAssignment(file);
  return Array.isArray(loaded) ? loaded.map(({ code, message }) => `${code}: ${message}`) : loaded.id;
}

test('an assignment is loaded with the files beside it', async () => {
  writeFileSync(join(folder, 'data.bin'), 'abc');
  expect(await messagesOf(aroundSteps('- connect: a\n- send: { file: data.bin }'))).toBe('sample');
});

test('a link that leads out of the folder is not followed', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'wiregrade-elsewhere-'));
  writeFileSync(join(elsewhere, 'secret'), 'abc');
  symlinkSync(join(elsewhere, 'secret'), join(folder, 'link'));
  expect(await messagesOf(aroundSteps('- connect: a\n- send: { file: link }'))).toEqual([
    'missing-file: this file lies outside the assignment’s folder',
  ]);
  rmSync(elsewhere, { recursive: true });
});

test('what is no text, too large, or not there is told apart', async () => {
  expect(await messagesOf(Buffer.from([0x61, 0xff, 0x0a]))).toEqual([
    'unreadable: the file is not UTF-8 text',
  ]);
  expect(await messagesOf(' '.repeat(1_048_577))).toEqual(['unreadable: the file is larger than 1 MiB']);
  expect(await loadAssignment(join(folder, 'none.yaml'))).toMatchObject([
    { code: 'unreadable', message: 'no such file' },
  ]);
});

const shipped = join(import.meta.dirname, '../../assignments');
const assignments = readdirSync(shipped, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(assignments.map(({ name }) => name))('the assignment %s loads', async (name) => {
  expect(await loadAssignment(join(shipped, name, 'assignment.yaml'))).toMatchObject({ id: name });
});
