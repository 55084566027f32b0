import { expect, test } from '@jest/globals';
import { repeatCommand } from './repeat-command.ts';

test('a plain run is repeated in few words', () => {
  const options = { run: {}, isolation: 'best', patience: 'proofs' } as const;
  expect(repeatCommand(['check', 'echo'], 'large', options, 7)).toBe(
    'wiregrade check echo --case large --seed 7',
  );
});

test('what was said about how programs run is said again', () => {
  const run = { server: { run: 'python3 my.py ${port}' } };
  const options = { run, isolation: 'none', patience: 'full' } as const;
  expect(repeatCommand(['grade', 'echo', 'hand ins'], 'large', options, 7)).toBe(
    "wiregrade grade echo 'hand ins' --case large --run 'server=python3 my.py ${port}' --isolation none --patience full --seed 7",
  );
});
