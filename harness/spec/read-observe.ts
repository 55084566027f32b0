import type { Act, Amount, Call, Observation } from './assignment.ts';
import { startedProgram } from './program-of.ts';
import type { CaseScope } from './scope.ts';
import { numberOr } from './template.ts';
import { at, entriesOf, itemsOf, type Node, textOf } from './tree.ts';
import { readDuration, readText, readWord } from './values.ts';

/** System calls that `observe` knows. */
export const calls = [
  'socket',
  'reuse-address',
  'bind',
  'listen',
  'accept',
  'connect',
  'shutdown',
  'close',
] as const satisfies readonly Call[];

const counted = ['connections', 'descriptors', 'threads', 'children', 'zombies'] as const;
const [idleMs, idlePercent] = [300, 20] as const;

/** `observe`: what the kernel knows about a program. */
export function readObserve(node: Node, scope: CaseScope): Act {
  return {
    verb: 'observe',
    of: startedProgram(node, undefined, scope),
    checks: entriesOf(node).flatMap(({ key, value }) => readCheck(key, value, scope) ?? []),
    withinMs: readDuration(at(node, 'within'), scope.withinMs),
  };
}

function readCheck(key: string, node: Node, scope: CaseScope): Observation | undefined {
  const { place } = node;
  const amount = counted.find((one) => one === key);
  if (amount) return { kind: 'amount', what: amount, amount: readAmount(node, scope), place };
  switch (key) {
    case 'listening':
      return { kind: 'listening', ...readListening(node, scope), place };
    case 'idle':
      return {
        kind: 'idle',
        forMs: readDuration(at(node, 'for'), idleMs),
        atMostPercent: readPercent(node),
        place,
      };
    case 'calls':
      return { kind: 'calls', inOrder: itemsOf(node).flatMap((item) => readWord(item, calls) ?? []), place };
    case 'closed':
      return { kind: 'closed', place };
    default:
      return undefined;
  }
}

function readPercent(node: Node): number {
  const text = textOf(at(node, 'at-most'));
  return text === undefined ? idlePercent : Number.parseInt(text, 10);
}

function readAmount(node: Node, scope: CaseScope): Amount {
  if (node.kind !== 'mapping') {
    const exactly = numberOr(node, scope, 0);
    return { atLeast: exactly, atMost: exactly };
  }
  const [least, most, grown] = ['at-least', 'at-most', 'grown-at-most'].map((key) => at(node, key));
  return {
    ...(least && { atLeast: numberOr(least, scope, 0) }),
    ...(most && { atMost: numberOr(most, scope, 0) }),
    ...(grown && { grownAtMost: numberOr(grown, scope, 0) }),
  };
}

type Listening = Omit<Extract<Observation, { kind: 'listening' }>, 'kind' | 'place'>;

function readListening(node: Node, scope: CaseScope): Listening {
  const [address, port, backlog] = ['address', 'port', 'backlog'].map((key) => at(node, key));
  const family = readWord(at(node, 'family'), ['ipv4', 'ipv6']);
  return {
    ...(address && { address: readText(address, scope) }),
    ...(family && { family }),
    ...(port && { port: numberOr(port, scope, 0) }),
    ...(backlog && { backlog: readAmount(backlog, scope) }),
  };
}
