import type { AckMeaning, Act, CrossedCheck, JsonTemplate, Pattern } from './assignment.ts';
import { ours } from './our-ends.ts';
import { readLike } from './read-hits.ts';
import { readLayoutValues } from './read-layout-values.ts';
import { readPattern } from './read-pattern.ts';
import type { CaseScope } from './scope.ts';
import { numberOr } from './template.ts';
import { at, entriesOf, itemsOf, type Node, textOf } from './tree.ts';
import { readDuration, readJson, readWord } from './values.ts';

export const ackMeanings: readonly AckMeaning[] = ['up-to', 'each', 'next'];

/** What datagrams are told apart by, unless the step says. */
const usualKey = '/seq';

const readers: Record<string, (node: Node, scope: CaseScope) => CrossedCheck> = {
  count: readCount,
  outstanding: (node, scope) => ({
    kind: 'outstanding',
    max: numberOr(at(node, 'max'), scope, 1),
    reaches: numberOr(at(node, 'reaches'), scope, 0),
    ackedBy: readAckedBy(at(node, 'acked-by') ?? node, scope),
    acks: readWord(at(node, 'acks'), ackMeanings) ?? 'up-to',
    place: node.place,
  }),
  resent: (node, scope) => {
    const least = at(node, 'at-least');
    const keys = keysOf(least ?? node, scope);
    return { kind: 'resent', keys, others: least === undefined ? 'none' : 'any', place: node.place };
  },
  order: (node, scope) => ({ kind: 'order', keys: keysOf(node, scope), place: node.place }),
  gaps: (node) => {
    const most = at(node, 'at-most');
    return {
      ...{ kind: 'gaps', atLeastMs: readDuration(at(node, 'at-least'), 0), place: node.place },
      ...(most === undefined ? {} : { atMostMs: readDuration(most, 0) }),
    };
  },
};

/** `crossed`: what passed over the link, as a whole. */
export function readCrossed(node: Node, scope: CaseScope): Act {
  if (scope.link?.transport !== 'udp')
    scope.problems.add(
      'wrong-value',
      node.place,
      'no link for datagrams lies in this case, so nothing can be seen to cross it',
      'give the case a `link:` or `players:` that talk UDP',
    );
  const by = entriesOf(node).flatMap(({ value }) => textOf(at(value, 'by')) ?? []);
  return {
    verb: 'crossed',
    from: readFrom(node, scope),
    ...readLike(node, scope),
    by: textOf(at(node, 'by')) ?? by[0] ?? usualKey,
    layouts: Object.values(scope.layouts),
    checks: entriesOf(node).flatMap(({ key, value }) => {
      const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
      return reader === undefined ? [] : [reader(value, scope)];
    }),
    withinMs: readDuration(at(node, 'within'), scope.withinMs),
  };
}

function readFrom(node: Node, scope: CaseScope): string {
  const from = at(node, 'from');
  const name = textOf(from) ?? '';
  const sides = scope.link === undefined ? [] : Object.values(scope.link.between);
  if (from !== undefined && scope.link !== undefined && !sides.includes(name))
    scope.problems.add(
      'unknown-name',
      from.place,
      `\`${name}\` is at neither end of the link`,
      `say \`${sides.join('` or `')}\`${sides.includes(ours) ? ' (our own ends)' : ''}`,
    );
  return name;
}

function readCount(node: Node, scope: CaseScope): CrossedCheck {
  const exact = numberOr(node, scope, undefined);
  const atLeast = exact ?? numberOr(at(node, 'at-least'), scope, 0);
  const atMost = exact ?? numberOr(at(node, 'at-most'), scope, undefined);
  return { kind: 'count', atLeast, ...(atMost === undefined ? {} : { atMost }), place: node.place };
}

/** The name of a binary message, or a pattern. */
function readAckedBy(node: Node, scope: CaseScope): Pattern {
  return textOf(node) === undefined
    ? readPattern(node, scope)
    : { kind: 'message', ...readLayoutValues(node, scope), place: node.place };
}

function keysOf(node: Node, scope: CaseScope): JsonTemplate[] {
  return itemsOf(node).map((item) => readJson(item, scope));
}
