import type { Act, OpenAct } from './assignment.ts';
import { openNew, readFamily, readNewName, shortOr } from './new-end.ts';
import { programOf, theOnlyProgram } from './program-of.ts';
import type { CaseScope } from './scope.ts';
import { numberOr } from './template.ts';
import { onlyServer, speaks } from './transport.ts';
import { at, type Node } from './tree.ts';

/** `open`: a UDP end of ours, towards a server or for a client that will send. */
export function readOpen(node: Node, scope: CaseScope): Act {
  const as = readNewName(shortOr(node, 'as'), scope);
  const towards = readTowards(node, scope);
  openNew(as, 1, node, scope);
  scope.ends.speakUdp(as);
  return { verb: 'open', as, towards, ...readFamily(node) };
}

/** Without a word, towards the server; for the client where there is no server. */
function readTowards(node: Node, scope: CaseScope): OpenAct['towards'] {
  const client = at(node, 'for');
  const server = at(node, 'to');
  if (client !== undefined) return forClient(programOf(client, scope), node, scope);
  if (server !== undefined) return toServer(programOf(server, scope), server, scope);
  if (Object.values(scope.programs).every(({ role }) => role !== 'server'))
    return forClient(theOnlyProgram('client', 'for', node, scope), node, scope);
  const only = onlyServer(scope.programs, 'udp') ?? theOnlyProgram('server', 'to', node, scope);
  return toServer(only, node, scope);
}

function toServer(server: string, node: Node, scope: CaseScope): OpenAct['towards'] {
  checkUdp(server, node, scope);
  if (scope.programs[server] !== undefined && scope.programs[server].port === undefined)
    scope.problems.add(
      'missing-key',
      node.place,
      `\`${server}\` has no port to send to`,
      'say `port:` in `programs`',
    );
  return { server };
}

function forClient(client: string, node: Node, scope: CaseScope): OpenAct['towards'] {
  checkUdp(client, at(node, 'for') ?? node, scope);
  const port = numberOr(at(node, 'port'), scope, undefined);
  if (port !== undefined) return { client, port };
  if (scope.programs[client] !== undefined && scope.programs[client].port === undefined)
    scope.problems.add(
      'missing-key',
      node.place,
      `\`${client}\` has no port to wait on`,
      'say `port:` here or in `programs`',
    );
  return { client };
}

function checkUdp(name: string, node: Node, scope: CaseScope): void {
  const program = scope.programs[name];
  if (program === undefined || speaks(program, 'udp')) return;
  scope.problems.add(
    'wrong-value',
    node.place,
    `\`${name}\` does not talk UDP, and \`open\` makes a UDP end`,
    'say `transport: udp` in `programs`, or use `connect` or `listen`',
  );
}
