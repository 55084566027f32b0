import { expect, test } from '@jest/globals';
import { durationMs, durationPattern } from './duration.ts';

test.each([
  ['300ms', 300],
  ['2s', 2000],
  ['1.5s', 1500],
  ['1m', 60_000],
  ['10m', 600_000],
  ['600s', 600_000],
  ['600000ms', 600_000],
])('%s is %d milliseconds', (text, ms) => {
  expect([new RegExp(durationPattern).test(text), durationMs(text)]).toEqual([true, ms]);
});

test.each(['2', '2 s', '11m', '601s', '600001ms', '-1s', '1h', '1.5ms', 's', '10.5m'])(
  '%s is no duration of the language',
  (text) => {
    expect(new RegExp(durationPattern).test(text)).toBe(false);
  },
);
