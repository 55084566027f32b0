import { expect, test } from '@jest/globals';
import type { Link } from '../spec/assignment.ts';
import { eachSeed, idWithSeed, readIdWithSeed } from './link-seeds.ts';
import type { PlannedCase } from './planned-case.ts';

function caseWith(seeds: number[]): PlannedCase {
  const link: Link = { between: { begins: 'ours', answers: 'server' }, transport: 'udp', faults: [], seeds };
  return { id: 'weather', case: { link } } as unknown as PlannedCase;
}

test('a case is tried once for each seed of its link', () => {
  expect(eachSeed(caseWith([3, 8])).map(({ case: { link } }) => link?.seeds)).toEqual([[3], [8]]);
  expect(eachSeed(caseWith([])).length).toBe(1);
});

test('the seed with which it failed is named after the case, and read again', () => {
  expect(eachSeed(caseWith([3, 8])).map(idWithSeed)).toEqual(['weather@3', 'weather@8']);
  expect(idWithSeed(caseWith([]))).toBe('weather');
  expect(readIdWithSeed('weather@8')).toEqual({ id: 'weather', seed: 8 });
  expect(readIdWithSeed('weather')).toEqual({ id: 'weather' });
});
