import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { Assignment } from './assignment.ts';
import { aroundSteps } from './golden/scaffold.ts';
import { loadAssignment } from './load.ts';
import { missingFiles } from './missing-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-missing-'));
const file = join(folder, 'assignment.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

const names = 'handout: handout.md\nmutants: mutants.yaml\nreference: { python: right, c: ../right-c }\n';
writeFileSync(file, aroundSteps('- connect: alice').replace('programs:\n', `${names}programs:\n`));

test('every file and folder that an author names and that is not there is told with its place', async () => {
  mkdirSync(join(folder, 'handout.md'));
  const loaded = (await loadAssignment(file)) as Assignment;
  expect(
    missingFiles(loaded).map(({ place, message }) => `${place.line}:${place.column} ${message}`),
  ).toEqual([
    '4:10 there is no file `handout.md`',
    '5:10 there is no file `mutants.yaml`',
    '6:22 there is no folder `right`',
    '6:32 there is no folder `../right-c`',
  ]);
});

test('nothing is told of what is there', async () => {
  rmSync(join(folder, 'handout.md'), { recursive: true });
  for (const name of ['handout.md', 'mutants.yaml']) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'right'));
  const loaded = (await loadAssignment(file)) as Assignment;
  expect(missingFiles(loaded)).toHaveLength(1);
});
