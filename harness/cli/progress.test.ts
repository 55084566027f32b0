import { afterEach, expect, jest, test } from '@jest/globals';
import type { Decided } from '../class/grade-submission.ts';
import { openProgress } from './progress.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

test('a log has a line for each submission, and tells what was not decided', async () => {
  const written: string[] = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const progress = await openProgress(false);
  progress.expect(2, 3);
  const one = (state: string): Decided => ({ planned: { id: 'shouts' }, verdict: { state } }) as Decided;
  progress.decided('ann', one('passed'));
  progress.decided('ann', one('undecided'));
  progress.closes('ann');
  progress.decided('ben', one('failed'));
  progress.closes('ben');
  progress.finish();
  expect(written).toEqual(['1/2 ann: 1 of 2 cases passed, 1 undecided\n', '2/2 ben: 0 of 1 case passed\n']);
});
