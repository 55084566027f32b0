import type { Ends } from './assignment.ts';
import { nearestName, quotedList } from './nearest-name.ts';
import type { CaseScope } from './scope.ts';
import { itemsOf, type Node, textOf } from './tree.ts';

const allBut = /^all but (.+)$/;

/** What `all but bob` looks like, for the schema too. */
export const allButPattern = '^all but [A-Za-z][A-Za-z0-9-]*(, ?[A-Za-z][A-Za-z0-9-]*)*$';

/** The ends a step means: those it names, or the only one that is open. */
export function readVia(node: Node | undefined, step: Node, scope: CaseScope): Ends {
  const text = textOf(node);
  if (node === undefined || (text === undefined && node.kind !== 'list'))
    return { ends: theOnlyEnd(step, scope) };
  const but = allBut.exec(text ?? '')?.[1]?.split(/, ?/);
  const ends = but ?? itemsOf(node).flatMap((item) => textOf(item) ?? []);
  for (const item of itemsOf(node))
    for (const name of but ?? [textOf(item) ?? '']) checkOpen(name, item, scope);
  return but === undefined ? { ends } : { allBut: ends };
}

/** The listener that an `accept` means. */
export function readListener(node: Node | undefined, step: Node, scope: CaseScope): string {
  const listeners = scope.ends.listeners();
  const name = textOf(node);
  if (!scope.certain) return name ?? '';
  if (name === undefined) {
    const [only] = listeners;
    if (listeners.length === 1 && only !== undefined) return only;
    const fix =
      listeners.length === 0 ? 'put `listen: door` before it' : `say \`on:\` ${quotedList(listeners)}`;
    scope.problems.add('ambiguous-end', step.place, whyNoListener(listeners), fix);
  } else if (!listeners.includes(name)) {
    scope.problems.add(
      'unknown-name',
      node?.place ?? step.place,
      `nothing listens as \`${name}\` here`,
      nearestName(name, listeners),
    );
  }
  return name ?? '';
}

function whyNoListener(listeners: string[]): string {
  return listeners.length === 0
    ? 'nothing listens here, so nothing can be accepted'
    : 'more than one end listens here';
}

function theOnlyEnd(step: Node, scope: CaseScope): string[] {
  const only = scope.ends.theOne();
  if (only !== undefined) return [only];
  if (!scope.certain) return [];
  const open = scope.ends.names();
  if (open.length === 0)
    scope.problems.add(
      'ambiguous-end',
      step.place,
      'no end is open here',
      'put `connect: alice` or `accept: caller` before it',
    );
  else
    scope.problems.add(
      'ambiguous-end',
      step.place,
      `this can mean more than one end; open here: ${quotedList(open)}`,
      `name it: \`via: ${open[0]}\``,
    );
  return [];
}

function checkOpen(name: string, node: Node, scope: CaseScope): void {
  const state = scope.ends.stateOf(name);
  if (state === 'open' || state === 'several' || !scope.certain) return;
  const why = {
    listening: [`\`${name}\` listens and is no end`, 'name what `accept` gave'],
    closed: [`\`${name}\` was closed by a step before this one`, undefined],
    refused: [`\`${name}\` was to be refused and is no open end`, undefined],
    unknown: [`no end \`${name}\` is open here`, nearestName(name, scope.ends.names())],
  } as const;
  const [message, fix] = why[state];
  scope.problems.add('unknown-name', node.place, message, fix);
}
