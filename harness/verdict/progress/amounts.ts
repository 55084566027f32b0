import type { Amount } from '../../spec/assignment.ts';
import { fillNumber, type Vars } from '../match/fill-template.ts';

/** Bounds that nobody named are no bounds. */
export function boundsOf(
  { atLeast, atMost, grownAtMost }: Amount,
  vars: Vars,
): Required<Record<keyof Amount, number>> {
  const bound = (template: Amount[keyof Amount], none: number): number =>
    template === undefined ? none : fillNumber(template, vars);
  return {
    atLeast: bound(atLeast, 0),
    atMost: bound(atMost, Number.POSITIVE_INFINITY),
    grownAtMost: bound(grownAtMost, Number.POSITIVE_INFINITY),
  };
}

/** "5", "at least 2 and at most 4". */
export function wordsOfAmount({ atLeast, atMost }: Amount, vars: Vars): string {
  const [least, most] = [atLeast, atMost].map((one) => one !== undefined && fillNumber(one, vars));
  if (least === most) return String(least);
  return [least !== false && `at least ${least}`, most !== false && `at most ${most}`]
    .filter((words) => words !== false)
    .join(' and ');
}

/** Whether a number is within what the author named. */
export function isWithin(value: number, amount: Amount, vars: Vars): boolean {
  const { atLeast, atMost } = boundsOf(amount, vars);
  return value >= atLeast && value <= atMost;
}
