import { expect, test } from '@jest/globals';
import { namesOf } from './resolve-ends.ts';

test.each([
  [1, ['crowd']],
  [2, ['crowd-1', 'crowd-2']],
  [0, []],
  [-1, []],
])('%d ends have the names %j', (count, names) => {
  expect(namesOf('crowd', count)).toEqual(names);
});

test('no count that a student names exhausts the grader', () => {
  expect(namesOf('crowd', 1e15)).toHaveLength(1000);
});
