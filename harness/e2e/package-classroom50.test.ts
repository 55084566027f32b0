import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { handIn, packed, serviceFolder, shell, works } from './service-folder.ts';

/** The assignment has 10 points in 5 cases, one of them hidden with 2. */
const visiblePoints = 8;

const env = {
  ...{
    CLASSROOM: 'networks',
    ASSIGNMENT: 'greeting',
    SUBMISSION_TAG: 'submit/1',
    COMMIT_URL: 'https://git/c',
  },
  ...{ RELEASE_URL: 'https://git/r', REVIEW_URL: 'https://git/v' },
};
let bundle = '';
const grade = async (work: Record<string, string>) => {
  const folder = join(serviceFolder(), 'checkout');
  handIn(folder, work);
  symlinkSync('/nowhere/at-all', join(folder, 'result.json'));
  const ran = await shell(`python3 ${bundle}/autograder.py`, folder, env);
  return { ...ran, result: JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) };
};
beforeAll(async () => {
  bundle = await packed('classroom50');
});

test.each([
  ['right', works.right, visiblePoints, true],
  ['wrong', works.wrong, undefined, false],
  ['missing', works.nothing, 0, false],
] as const)('%s work', async (_, work, score, passed) => {
  const { code, result } = await grade(work);
  expect(code).toBe(0);
  expect(result).toMatchObject({
    ...{
      schema: 'classroom50/result/v1',
      classroom: 'networks',
      assignment: 'greeting',
      submission: 'submit/1',
    },
    ...{
      commit: 'https://git/c',
      release: 'https://git/r',
      review: 'https://git/v',
      'max-score': visiblePoints,
    },
    datetime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  });
  if (score !== undefined) expect(result.score).toBe(score);
  const sum = (key: string) =>
    result.tests.reduce((all: number, one: Record<string, number>) => all + (one[key] ?? NaN), 0);
  expect([sum('score'), sum('max-score')]).toEqual([result.score, visiblePoints]);
  expect(result.tests.every((one: { passed: boolean }) => one.passed)).toBe(passed);
});
