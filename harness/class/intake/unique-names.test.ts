import { expect, test } from '@jest/globals';
import type { HandIn } from '../../submission/hand-in.ts';
import { withUniqueNames } from './unique-names.ts';

test('no two names are alike in capitals, in accents, as files or beyond their first eighty characters', () => {
  const long = 'x'.repeat(4000);
  const names = ['Ann', 'ann', 'a/b', 'a:b', 'é', 'e\u0301', long, `${long}y`, 'ann (2)'];
  const handIns = names.map((name): HandIn => ({ name, students: [], work: { state: 'absent' } }));
  const found = withUniqueNames(handIns).map(({ name }) => name);
  expect(found.slice(0, 6)).toEqual(['Ann', 'ann (2)', 'a/b', 'a:b (2)', 'é', 'e\u0301 (2)']);
  expect(found.map((name) => name.length)).toEqual([3, 7, 3, 7, 1, 6, 81, 85, 11]);
  expect(found[8]).toBe('ann (2) (2)');
});
