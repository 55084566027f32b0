import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Scored, score, totalOf } from './score.ts';

const points = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000);

/** As verdicts are made: all, some or none of the points, and none without a decision. */
const verdict: fc.Arbitrary<Scored> = fc
  .tuple(
    points,
    fc.boolean(),
    fc.constantFrom('passed', 'failed', 'skipped', 'undecided'),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([worth, extraCredit, state, part]) => {
    const share = { passed: 1, failed: part, skipped: 0, undecided: 0 }[state];
    return { state, earned: Math.floor(worth * share * 1000) / 1000, case: { points: worth, extraCredit } };
  });
const verdicts = fc.array(verdict);

function one(state: Scored['state'], worth: number, earned: number, extraCredit = false): Scored {
  return { state, earned, case: { points: worth, extraCredit } };
}

test('steps’ points count in a failed case, and skipped and undecided cases earn nothing', () => {
  const mixed = [one('passed', 2, 2), one('failed', 3, 1.5), one('skipped', 4, 0), one('undecided', 5, 0)];
  expect(score(mixed)).toEqual({ earned: 3.5, possible: 14, extra: 0, unsettled: 5 });
});

test('extra credit is earned beyond what is possible', () => {
  expect(score([one('passed', 2, 2), one('passed', 1, 1, true)])).toEqual({
    earned: 3,
    possible: 2,
    extra: 1,
    unsettled: 0,
  });
});

test('tenths of a point add up', () => {
  expect(score([one('passed', 0.1, 0.1), one('passed', 0.2, 0.2)])).toMatchObject({
    earned: 0.3,
    possible: 0.3,
  });
});

test('nothing graded is nothing out of nothing', () => {
  expect(score([])).toEqual({ earned: 0, possible: 0, extra: 0, unsettled: 0 });
});

test('what is earned lies between nothing and everything that is settled', () => {
  fc.assert(
    fc.property(verdicts, (all) => {
      const { earned, possible, extra, unsettled } = score(all);
      expect(earned).toBeGreaterThanOrEqual(0);
      expect(Math.round((earned + unsettled) * 1000)).toBeLessThanOrEqual(
        Math.round((possible + extra) * 1000),
      );
    }),
  );
});

test('the order of the verdicts does not matter', () => {
  const shuffled = verdicts.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(fc.property(shuffled, ([all, mixed]) => expect(score(mixed)).toEqual(score(all))));
});

test('the scores of parts add up to the score of the whole', () => {
  fc.assert(
    fc.property(verdicts, verdicts, (some, others) => {
      expect(totalOf([score(some), score(others)])).toEqual(score([...some, ...others]));
    }),
  );
});

test('a case of extra credit never changes what is possible', () => {
  fc.assert(
    fc.property(verdicts, verdict, (all, more) => {
      const extra = { ...more, case: { ...more.case, extraCredit: true } };
      expect(score([...all, extra]).possible).toBe(score(all).possible);
    }),
  );
});
