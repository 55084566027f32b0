import { expect, test } from '@jest/globals';
import { needCycles } from './need-cycles.ts';

function grouped(needs: Record<string, string[]>): string[][] {
  const groups = new Map<number, string[]>();
  for (const [id, group] of needCycles(new Map(Object.entries(needs))))
    groups.set(group, [...(groups.get(group) ?? []), id].sort());
  return [...groups.values()].filter(({ length }) => length > 1);
}

test('cases that need each other are found, and those that only lead there are not', () => {
  expect(grouped({ a: ['b'], b: ['c'], c: ['b', 'd'], d: [], e: ['a'] })).toEqual([['b', 'c']]);
  expect(grouped({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
  expect(grouped({ a: ['b'], b: ['a'], c: ['d', 'a'], d: ['c'] })).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});
