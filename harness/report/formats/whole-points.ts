import type { CaseReport } from '../report.ts';

/**
 * A case's points for a service that counts in whole ones: what it is worth to the nearest,
 * what a part of it earned rounded down, so that nothing is given that was not earned.
 * Extra credit is earned beyond a possible 0.
 */
export function wholePoints({ outcome, points, extraCredit }: CaseReport): {
  earned: number;
  possible: number;
} {
  const worth = Math.round(points);
  const earned = outcome.state === 'passed' ? worth : Math.min(worth, Math.floor(outcome.earned));
  return { earned, possible: extraCredit ? 0 : worth };
}
