import { expect, test } from '@jest/globals';
import { lookUntil } from './backoff.ts';

const never = new AbortController().signal;
/** The pause after so many looks would last for days. */
const many = 50;

test('news brings the next look forward, however long the pause would have become', async () => {
  let looks = 0;
  let hear = (): void => {};
  const look = (): number | undefined => {
    if (++looks === many) return looks;
    setImmediate(hear);
    return undefined;
  };
  const news = (heard: () => void): (() => void) => {
    hear = heard;
    return () => {};
  };
  expect(await lookUntil(look, never, { longestMs: Number.POSITIVE_INFINITY, news })).toBe(many);
});
