import type { Hits, Pattern } from './assignment.ts';
import { readLayoutValues } from './read-layout-values.ts';
import { readPattern } from './read-pattern.ts';
import type { CaseScope } from './scope.ts';
import { at, itemsOf, type Node, textOf } from './tree.ts';

/** What a percentage looks like, for the schema too. */
export const percentPattern = '^(100|[0-9]{1,2})(\\.[0-9]{1,3})?%$';

/** A percentage as a chance from 0 to 1. */
export function chanceOf(node: Node | undefined): number | undefined {
  const text = textOf(node);
  return text?.endsWith('%') === true ? Math.min(1, Number.parseFloat(text) / 100) : undefined;
}

/** Which datagrams a fault hits: a percentage, or a mapping with `nth`, `every`, `first` and what they are like. */
export function readHits(node: Node, scope: CaseScope): Hits {
  return { choice: readChoice(node), ...readLike(node, scope) };
}

/** Which datagrams are meant: by a pattern, or by a binary message and values of its fields. */
export function readLike(node: Node, scope: CaseScope): { like?: Pattern } {
  const message = at(node, 'message');
  const like = at(node, 'like');
  const parts = [
    ...(message === undefined ? [] : [messagePattern(message, at(node, 'where'), scope)]),
    ...(like === undefined ? [] : [readPattern(like, scope)]),
  ];
  const [only] = parts;
  if (only === undefined) return {};
  return { like: parts.length === 1 ? only : { kind: 'all', of: parts, place: node.place } };
}

/** `message: data` with `where: { seq: 5 }` is the pattern `{ message: { data: { seq: 5 } } }`. */
function messagePattern(message: Node, where: Node | undefined, scope: CaseScope): Pattern {
  const name = textOf(message) ?? '';
  const whole: Node =
    where === undefined
      ? message
      : { ...message, kind: 'mapping', entries: [{ key: name, keyPlace: message.place, value: where }] };
  return { kind: 'message', ...readLayoutValues(whole, scope), place: message.place };
}

function readChoice(node: Node): Hits['choice'] {
  const chance = chanceOf(node) ?? chanceOf(at(node, 'chance'));
  if (chance !== undefined) return { by: 'chance', chance };
  const nth = at(node, 'nth');
  if (nth !== undefined) return { by: 'nth', nth: itemsOf(nth).map((item) => Number(textOf(item))) };
  const every = textOf(at(node, 'every'));
  if (every !== undefined) return { by: 'every', every: Number(every) };
  const first = textOf(at(node, 'first'));
  return first === undefined ? { by: 'all' } : { by: 'first', first: Number(first) };
}
