import type { Act, ConnectAct, NumberTemplate } from './assignment.ts';
import { programOf, theOnlyProgram } from './program-of.ts';
import { readListener, readVia } from './read-via.ts';
import type { CaseScope } from './scope.ts';
import { numberOr } from './template.ts';
import { at, type Node, textOf } from './tree.ts';
import { readDuration, readWord } from './values.ts';

/** How long `quiet` listens, unless told. */
export const quietMs = 300;

const families = ['ipv4', 'ipv6'] as const;

/** `connect`: a peer of ours connects to a program. */
export function readConnect(node: Node, scope: CaseScope): Act {
  const as = readNewName(shortOr(node, 'as'), scope);
  const count = numberOr(at(node, 'count'), scope, 1);
  const outcome = readWord(at(node, 'outcome'), ['accepted', 'refused', 'pending']) ?? 'accepted';
  const to = readTarget(node, scope);
  if (outcome === 'refused') scope.ends.refuse(as);
  else openNew(as, count, node, scope);
  const withinMs = readDuration(at(node, 'within'), scope.withinMs);
  return { verb: 'connect', as, to, count, ...readFamily(node), outcome, withinMs } satisfies ConnectAct;
}

/** `listen`: a peer of ours waits for a client where the handout says. */
export function readListen(node: Node, scope: CaseScope): Act {
  const as = readNewName(shortOr(node, 'as'), scope);
  const named = at(node, 'for');
  const client = named === undefined ? theOnlyProgram('client', 'for', node, scope) : programOf(named, scope);
  const port = numberOr(at(node, 'port'), scope, undefined);
  if (port === undefined && client !== '' && scope.programs[client]?.port === undefined)
    scope.problems.add(
      'missing-key',
      node.place,
      `\`${client}\` has no port to listen on`,
      'say `port:` here or in `programs`',
    );
  if (scope.ends.stateOf(as) === 'listening') reportTaken(as, node, scope);
  scope.ends.listen(as);
  return { verb: 'listen', as, for: client, ...(port === undefined ? {} : { port }), ...readFamily(node) };
}

/** `accept`: the client's connection arrives and becomes an end. */
export function readAccept(node: Node, scope: CaseScope): Act {
  const as = readNewName(shortOr(node, 'as'), scope);
  const on = readListener(at(node, 'on'), node, scope);
  openNew(as, 1, node, scope);
  return { verb: 'accept', as, on, withinMs: readDuration(at(node, 'within'), scope.withinMs) };
}

/** `finish`, `close`, `reset`: what our end does. */
export function readEndAct(verb: 'finish' | 'close' | 'reset', node: Node, scope: CaseScope): Act {
  const via = readVia(node.kind === 'mapping' ? at(node, 'via') : node, node, scope);
  if (verb !== 'finish') closeEnds(via, scope);
  return { verb, via };
}

/** `closed`: how the program closed its end. */
export function readClosed(node: Node, scope: CaseScope): Act {
  return {
    verb: 'closed',
    via: readVia(at(node, 'via'), node, scope),
    how: readWord(shortOr(node, 'how'), ['fin', 'reset', 'either']) ?? 'either',
    withinMs: readDuration(at(node, 'within'), scope.withinMs),
  };
}

/** `quiet`: nothing arrives for a while. */
export function readQuiet(node: Node, scope: CaseScope): Act {
  return {
    verb: 'quiet',
    via: readVia(at(node, 'via'), node, scope),
    forMs: readDuration(shortOr(node, 'for'), quietMs),
  };
}

/** The ends that a step closed are open no more. */
export function closeEnds(via: ReturnType<typeof readVia>, scope: CaseScope): void {
  if ('allBut' in via) scope.ends.closeAllBut(via.allBut);
  else for (const name of via.ends) scope.ends.close(name);
}

/** The value that the short form gives, under its key in the long one. */
export function shortOr(node: Node, key: string): Node | undefined {
  return node.kind === 'mapping' ? at(node, key) : node;
}

function readNewName(node: Node | undefined, scope: CaseScope): string {
  const name = textOf(node) ?? '';
  if (node !== undefined && ['open', 'several'].includes(scope.ends.stateOf(name)))
    reportTaken(name, node, scope);
  return name;
}

function reportTaken(name: string, node: Node, scope: CaseScope): void {
  scope.problems.add(
    'duplicate-name',
    node.place,
    `\`${name}\` is open already`,
    'close it first, or choose another name',
  );
}

function openNew(as: string, count: NumberTemplate, node: Node, scope: CaseScope): void {
  for (const name of scope.ends.names()) {
    const number = Number(name.slice(as.length + 1));
    const isMember =
      name.startsWith(`${as}-`) && number >= 1 && typeof count === 'number' && count > 1 && number <= count;
    if (isMember) reportTaken(name, node, scope);
  }
  scope.ends.open(as, typeof count === 'number' ? count : 'unknown');
}

function readTarget(node: Node, scope: CaseScope): string {
  const named = at(node, 'to');
  const to = named === undefined ? theOnlyProgram('server', 'to', node, scope) : programOf(named, scope);
  if (to !== '' && scope.programs[to] !== undefined && scope.programs[to].port === undefined)
    scope.problems.add(
      'missing-key',
      (named ?? node).place,
      `\`${to}\` has no port to connect to`,
      'say `port:` in `programs`',
    );
  return to;
}

function readFamily(node: Node): { family?: 'ipv4' | 'ipv6' } {
  const family = readWord(at(node, 'family'), families);
  return family === undefined ? {} : { family };
}
