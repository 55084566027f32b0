import type { Odds, Pattern } from './assignment.ts';
import { binomialBounds, errorOfChance } from './binomial-bounds.ts';
import { readValuePath } from './read-xml-values.ts';
import type { CaseScope } from './scope.ts';
import { numberOr } from './template.ts';
import { at, type Node, textOf } from './tree.ts';

type Some = Extract<Pattern, { kind: 'some' }>;

/** Several messages like one pattern: as many as the author says, or as chance may give. */
export function readSome(node: Node, of: Pattern, scope: CaseScope): Some {
  const distinct = at(node, 'distinct');
  return {
    kind: 'some',
    ...readCounts(node, scope),
    of,
    ...(distinct === undefined ? {} : { distinct: readValuePath(distinct, scope) }),
    place: node.place,
  };
}

function readCounts(node: Node, scope: CaseScope): Pick<Some, 'atLeast' | 'atMost' | 'odds'> {
  const odds = readOdds(node);
  checkTogether(node, scope);
  if (odds !== undefined) return countsByChance(odds, node, scope);
  const atLeast = numberOr(at(node, 'at-least'), scope, 1);
  const atMost = numberOr(at(node, 'at-most'), scope, undefined);
  if (typeof atLeast === 'number' && typeof atMost === 'number' && atLeast > atMost)
    scope.problems.add('wrong-value', node.place, `no count is at least ${atLeast} and at most ${atMost}`);
  return atMost === undefined ? { atLeast } : { atLeast, atMost };
}

function readOdds(node: Node): Odds | undefined {
  const outOf = Number(textOf(at(node, 'out-of')) ?? 0);
  const chance = Number.parseFloat(textOf(at(node, 'chance')) ?? '0') / 100;
  return Number.isInteger(outOf) && outOf > 0 && chance > 0 ? { outOf, chance } : undefined;
}

/** One of the two says nothing without the other. */
function checkTogether(node: Node, { problems }: CaseScope): void {
  const [given, missing] = ['out-of', 'chance'].sort((a) => (at(node, a) === undefined ? 1 : -1));
  if (at(node, given ?? '') === undefined || at(node, missing ?? '') !== undefined) return;
  problems.add(
    'missing-key',
    node.place,
    `\`${given}\` needs \`${missing}\``,
    'such as `out-of: 40, chance: 70%`',
  );
}

function countsByChance(
  odds: Odds,
  node: Node,
  { problems }: CaseScope,
): Pick<Some, 'atLeast' | 'atMost' | 'odds'> {
  const given = ['at-least', 'at-most'].find((key) => at(node, key) !== undefined);
  if (given !== undefined)
    problems.add('wrong-value', node.place, `\`${given}\` follows from \`chance\``, 'leave it out');
  const bounds = binomialBounds(odds.outOf, odds.chance);
  if (bounds.atLeast === 0)
    problems.add(
      'wrong-value',
      node.place,
      `of ${odds.outOf}, a right program may by chance answer none, so nothing would be proved`,
      `send at least ${leastTries(odds.chance)}`,
    );
  return { ...bounds, odds };
}

/** From so many tries on, no answer at all is too unlikely to be chance. */
function leastTries(chance: number): number {
  return Math.ceil(Math.log(errorOfChance / 2) / Math.log1p(-chance));
}
