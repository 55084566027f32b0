import type { NumberTemplate } from './assignment.ts';
import type { CaseScope } from './scope.ts';
import { at, type Node, textOf } from './tree.ts';
import { readWord } from './values.ts';

/** The name that a step gives to an end or a listener; one that is open already is reported. */
export function readNewName(node: Node | undefined, scope: CaseScope): string {
  const name = textOf(node) ?? '';
  if (node !== undefined && ['open', 'several'].includes(scope.ends.stateOf(name)))
    reportTaken(name, node, scope);
  return name;
}

export function reportTaken(name: string, node: Node, scope: CaseScope): void {
  scope.problems.add(
    'duplicate-name',
    node.place,
    `\`${name}\` is open already`,
    'close it first, or choose another name',
  );
}

/** From here on the end is open, or as many as `count` says. */
export function openNew(as: string, count: NumberTemplate, node: Node, scope: CaseScope): void {
  for (const name of scope.ends.names()) {
    const number = Number(name.slice(as.length + 1));
    const isMember =
      name.startsWith(`${as}-`) && number >= 1 && typeof count === 'number' && count > 1 && number <= count;
    if (isMember) reportTaken(name, node, scope);
  }
  scope.ends.open(as, typeof count === 'number' ? count : 'unknown');
}

/** The address family that a step asks for. */
export function readFamily(node: Node): { family?: 'ipv4' | 'ipv6' } {
  const family = readWord(at(node, 'family'), ['ipv4', 'ipv6']);
  return family === undefined ? {} : { family };
}

/** The value that the short form gives, under its key in the long one. */
export function shortOr(node: Node, key: string): Node | undefined {
  return node.kind === 'mapping' ? at(node, key) : node;
}
