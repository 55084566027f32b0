import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openAssignment } from '../cli/open-assignment.ts';
import { planRun } from '../plan/plan.ts';
import { root } from './wiregrade.ts';

const folders = readdirSync(join(root, 'assignments')).map((name) => join(root, 'assignments', name));

test.each(folders.filter((folder) => existsSync(join(folder, 'handout.md'))))(
  'the points that the handout in %s promises are those that there are',
  async (folder) => {
    const plan = planRun(await openAssignment(folder), { cases: [], tags: [] }, 0);
    const [, table = ''] = readFileSync(join(folder, 'handout.md'), 'utf8').split(
      '| what is graded | points |\n',
    );
    const promised = [...table.matchAll(/^\|.*\| (\d+) \|$/gm)].map(([, points]) => Number(points));
    expect(sum(promised)).toBe(sum(plan.map(({ case: { points } }) => points)));
  },
);

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
