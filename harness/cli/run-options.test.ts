import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Assignment } from '../spec/assignment.ts';
import { loadAssignment } from '../spec/load.ts';
import { planSelected } from './run-options.ts';

const echo = (await loadAssignment(
  join(import.meta.dirname, '../../assignments/echo-server/assignment.yaml'),
)) as Assignment;

const select = (cases: string[], tags: string[]) => () => planSelected(echo, { case: cases, tag: tags }, 1);

test('a case and one of its tags select that case', () => {
  expect(select(['echoes-a-line'], ['basics'])().map(({ id }) => id)).toEqual(['echoes-a-line']);
});

test('a case and a tag that it does not have are a mistake, which names the tags it has', () => {
  expect(select(['echoes-a-line'], ['clients'])).toThrow(
    'No case is left with the tag clients. The case echoes-a-line has the tags basics.',
  );
});

test.each([
  [['echos-a-line'], [], 'The assignment has no case echos-a-line; did you mean `echoes-a-line`?'],
  [[], ['basic'], 'The assignment has no tag basic; did you mean `basics`?'],
])('the case %j and the tag %j are told with the nearest name and one full stop', (cases, tags, message) => {
  expect(select(cases, tags)).toThrow(new Error(message));
});
