import type { Verdict } from '../verdict/verdict.ts';

/** Points over a set of verdicts. With `unsettled` points it is provisional and asks for a regrade. */
export interface Score {
  /** Everything earned, extra credit included; so it may pass `possible`. */
  earned: number;
  /** What the cases are worth, extra credit left out. */
  possible: number;
  /** What the cases of extra credit are worth. */
  extra: number;
  /** What undecided cases are worth: nobody has lost or earned it yet. */
  unsettled: number;
}

/** The part of a verdict that points depend on. */
export interface Scored {
  state: Verdict['state'];
  earned: number;
  case: Pick<Verdict['case'], 'points' | 'extraCredit'>;
}

/** Adds up verdicts; their order does not matter. */
export function score(verdicts: readonly Scored[]): Score {
  const worth = (some: readonly Scored[]) => sum(some.map((verdict) => verdict.case.points));
  return {
    earned: sum(verdicts.map(({ earned }) => earned)),
    possible: worth(verdicts.filter((verdict) => !verdict.case.extraCredit)),
    extra: worth(verdicts.filter((verdict) => verdict.case.extraCredit)),
    unsettled: worth(verdicts.filter(({ state }) => state === 'undecided')),
  };
}

/** The sum of several scores, as a class summary needs it. */
export function totalOf(scores: readonly Score[]): Score {
  return {
    earned: sum(scores.map(({ earned }) => earned)),
    possible: sum(scores.map(({ possible }) => possible)),
    extra: sum(scores.map(({ extra }) => extra)),
    unsettled: sum(scores.map(({ unsettled }) => unsettled)),
  };
}

/** In whole thousandths of a point: thirds and tenths then add up to the same in any order. */
function sum(points: readonly number[]): number {
  return points.reduce((total, one) => total + Math.round(one * 1000), 0) / 1000;
}
