import type { Act, ConnectAct } from './assignment.ts';
import { checkClosed, refuseOnUdp } from './end-transport.ts';
import { openNew, readFamily, readNewName, reportTaken, shortOr } from './new-end.ts';
import { programOf, theOnlyProgram } from './program-of.ts';
import { readListener, readVia } from './read-via.ts';
import type { CaseScope } from './scope.ts';
import { numberOr } from './template.ts';
import { onlyServer, speaks } from './transport.ts';
import { at, type Node } from './tree.ts';
import { readDuration, readWord } from './values.ts';

/** How long `quiet` listens, unless told. */
export const quietMs = 300;

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
  refuseUdp(client, named ?? node, scope);
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
  if (verb !== 'close') refuseOnUdp(via, verb, node, scope);
  if (verb !== 'finish') closeEnds(via, scope);
  return { verb, via };
}

/** `closed`: how the program closed its end. */
export function readClosed(node: Node, scope: CaseScope): Act {
  const via = readVia(at(node, 'via'), node, scope);
  const how = readWord(shortOr(node, 'how'), ['fin', 'reset', 'either', 'refused']) ?? 'either';
  checkClosed(via, how, node, scope);
  return { verb: 'closed', via, how, withinMs: readDuration(at(node, 'within'), scope.withinMs) };
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

function readTarget(node: Node, scope: CaseScope): string {
  const named = at(node, 'to');
  const to = named === undefined ? serverFor(node, scope) : programOf(named, scope);
  refuseUdp(to, named ?? node, scope);
  if (to !== '' && scope.programs[to] !== undefined && scope.programs[to].port === undefined)
    scope.problems.add(
      'missing-key',
      (named ?? node).place,
      `\`${to}\` has no port to connect to`,
      'say `port:` in `programs`',
    );
  return to;
}

function serverFor(node: Node, scope: CaseScope): string {
  return onlyServer(scope.programs, 'tcp') ?? theOnlyProgram('server', 'to', node, scope);
}

function refuseUdp(name: string, node: Node, scope: CaseScope): void {
  const program = scope.programs[name];
  if (program === undefined || speaks(program, 'tcp')) return;
  scope.problems.add(
    'wrong-value',
    node.place,
    `\`${name}\` talks UDP, which has no connections`,
    'use `open` in place of `connect` or `listen`',
  );
}
