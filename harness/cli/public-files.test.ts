import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openAssignment } from './open-assignment.ts';
import { publicFiles } from './public-files.ts';
import { UsageError } from './usage-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-public-'));
const file = join(folder, 'assignment.yaml');
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(
  file,
  `wiregrade: 1
id: sample
title: A sample
handout: handuot.md
mutants: none.yaml
programs: { server: { role: server, port: 8080, entry: server.py } }
cases:
  - { id: a, title: A, steps: [ { connect: alice } ] }
`,
);

test('a handout that is not there is told with its place, and nothing is made', async () => {
  const assignment = await openAssignment(file);
  const asked = (): unknown => publicFiles(assignment);
  expect(asked).toThrow(UsageError);
  expect(asked).toThrow(/assignment\.yaml:4:10: there is no file `handuot\.md`\n[\s\S]*\n1 mistake$/);
});

test('with its handout it is made, whatever else its author lacks', async () => {
  writeFileSync(join(folder, 'handuot.md'), '# A sample\n');
  const files = publicFiles(await openAssignment(file));
  expect(files.map(({ path }) => path)).toEqual(['README.md', 'assignment.yaml', 'handuot.md']);
});
