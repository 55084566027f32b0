import type { PortPolicy, Program, Role, Transport } from './assignment.ts';
import { readEnv } from './read-program-acts.ts';
import type { FileScope } from './scope.ts';
import { at, entriesOf, type Node, textOf, textsOf } from './tree.ts';
import { readTexts, readWord, readWords } from './values.ts';

/** What a program of an assignment can be. */
export const roles: readonly Role[] = ['server', 'client', 'peer', 'tool'];

/** The programs by name. Their templates are checked where a case uses them. */
export function readPrograms(node: Node | undefined, scope: FileScope): Record<string, Program> {
  return Object.fromEntries(entriesOf(node).map(({ key, value }) => [key, readProgram(key, value, scope)]));
}

/** The parts of a program that hold templates. */
export function templatesOfProgram(node: Node | undefined): Node[] {
  const texts = ['args', 'stdin'].flatMap((key) => at(node, key) ?? []);
  return [...texts, ...entriesOf(at(node, 'env')).map(({ value }) => value)];
}

function readProgram(name: string, node: Node, scope: FileScope): Program {
  const unchecked = { ...scope, names: undefined };
  const port = readPort(at(node, 'port'));
  return {
    name,
    role: readWord(at(node, 'role'), roles) ?? 'server',
    transport: readTransport(at(node, 'transport')),
    ...(port === undefined ? {} : { port }),
    args: readTexts(at(node, 'args'), unchecked),
    env: readEnv(at(node, 'env'), unchecked),
    stdin: readTexts(at(node, 'stdin'), unchecked),
    entry: textsOf(at(node, 'entry')),
  };
}

function readTransport(node: Node | undefined): Transport {
  const ways = new Set(readWords(node, ['tcp', 'udp']));
  if (ways.size === 2) return 'both';
  return ways.has('udp') ? 'udp' : 'tcp';
}

function readPort(node: Node | undefined): PortPolicy | undefined {
  const number = Number(textOf(node?.kind === 'mapping' ? at(node, 'number') : node) ?? Number.NaN);
  if (Number.isNaN(number)) return undefined;
  return { number, given: readWord(at(node, 'given'), ['may', 'must']) ?? 'may' };
}
