import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { assignmentFile, openAssignment, openAssignmentFor } from './open-assignment.ts';
import { UsageError } from './usage-error.ts';

const desk = mkdtempSync(join(tmpdir(), 'wiregrade-desk-'));
const [all, work] = [join(desk, 'all'), join(desk, 'work')];
const echo = join(all, 'echo');
for (const folder of [echo, join(all, 'notes'), work]) mkdirSync(folder, { recursive: true });
writeFileSync(join(echo, 'assignment.yaml'), '');
afterAll(() => rmSync(desk, { recursive: true }));

test('a folder of assignments is answered with those in it', () => {
  expect(() => assignmentFile(all)).toThrow(
    new Error(`There is no assignment.yaml in ${all}. Below it there are ${echo}.`),
  );
});

test('a folder without assignments is only said to be none', () => {
  expect(() => assignmentFile(work)).toThrow(new Error(`There is no assignment.yaml in ${work}.`));
});

test('what is not there is said to be missing, in one sentence', async () => {
  const none = join(desk, 'none');
  await expect(openAssignment(none)).rejects.toThrow(new UsageError(`There is no file or folder ${none}.`));
});

test('an assignment and a submission that are swapped are told apart', async () => {
  await expect(openAssignmentFor(work, [echo])).rejects.toThrow(
    `The assignment comes first, then what is handed in: ${echo} is an assignment, ${work} is none.`,
  );
});
