import type { Act, Frame, ServeAnswer, ServeRule } from './assignment.ts';
import { readNewName } from './new-end.ts';
import { programOf, theOnlyProgram } from './program-of.ts';
import { readFrame } from './read-frame.ts';
import { readLike } from './read-hits.ts';
import { framedPattern } from './read-pattern.ts';
import { framedPayload, readPayload } from './read-payload.ts';
import type { CaseScope } from './scope.ts';
import { numberOr } from './template.ts';
import { speaks } from './transport.ts';
import { at, itemsOf, type Node, textOf } from './tree.ts';
import { readDuration, readWord } from './values.ts';

export const serveDeeds = ['echo', 'drop', 'finish', 'close', 'reset'] as const;

/** `serve`: a peer of ours that answers by rules. */
export function readServe(node: Node, scope: CaseScope): Act {
  const as = readNewName(at(node, 'as'), scope);
  const named = at(node, 'for');
  const client = named === undefined ? theOnlyProgram('client', 'for', node, scope) : programOf(named, scope);
  const transport = readTransport(node, client, scope);
  const frame: Frame =
    transport === 'udp' ? { kind: 'datagram' } : (readFrame(at(node, 'frame')) ?? scope.frame);
  const rules = itemsOf(at(node, 'rules')).map((rule) => readRule(rule, { transport, frame }, scope));
  const port = numberOr(at(node, 'port'), scope, undefined);
  if (port === undefined && scope.programs[client] !== undefined && scope.programs[client].port === undefined)
    scope.problems.add(
      'missing-key',
      node.place,
      `\`${client}\` has no port to serve on`,
      'say `port:` here or in `programs`',
    );
  const asked = rules.find(({ like }) => like !== undefined)?.like;
  const cut = asked === undefined || transport === 'udp' ? frame : framedPattern(asked, frame);
  return {
    verb: 'serve',
    as,
    for: client,
    ...(port === undefined ? {} : { port }),
    transport,
    frame: cut,
    rules,
  };
}

function readTransport(node: Node, client: string, scope: CaseScope): 'tcp' | 'udp' {
  const word = readWord(at(node, 'transport'), ['tcp', 'udp']);
  const program = scope.programs[client];
  const usual = program?.transport === 'udp' ? 'udp' : 'tcp';
  if (word !== undefined && program !== undefined && !speaks(program, word))
    scope.problems.add(
      'wrong-value',
      at(node, 'transport')?.place ?? node.place,
      `\`${client}\` does not talk ${word.toUpperCase()}`,
      'leave `transport` out, or say it in `programs`',
    );
  return word ?? usual;
}

interface Ways {
  transport: 'tcp' | 'udp';
  frame: Frame;
}

function readRule(node: Node, ways: Ways, scope: CaseScope): ServeRule {
  const nth = at(node, 'nth');
  const state = textOf(at(node, 'state'));
  const becomes = textOf(at(node, 'becomes'));
  return {
    ...(nth === undefined ? {} : { nth: itemsOf(nth).map((item) => Number(textOf(item))) }),
    ...readLike(node, scope),
    ...(state === undefined ? {} : { state }),
    answer: readAnswer(node, ways, scope),
    delayMs: readDuration(at(node, 'delay'), 0),
    ...(becomes === undefined ? {} : { becomes }),
  };
}

function readAnswer(node: Node, { transport, frame }: Ways, scope: CaseScope): ServeAnswer {
  const from = readWord(at(node, 'from'), ['here', 'elsewhere']) ?? 'here';
  const reply = at(node, 'reply');
  const deed = readWord(at(node, 'do'), serveDeeds) ?? 'drop';
  checkTransport(node, transport, scope);
  if (reply !== undefined) {
    const payload = readPayload(reply, scope);
    return { do: 'reply', payload, frame: transport === 'udp' ? frame : framedPayload(payload, frame), from };
  }
  return deed === 'echo' ? { do: 'echo', from } : { do: deed };
}

/** A datagram has no connection to end; a connection has no other port to answer from. */
function checkTransport(node: Node, transport: 'tcp' | 'udp', { problems }: CaseScope): void {
  const deed = at(node, 'do');
  if (transport === 'udp' && ['finish', 'close', 'reset'].includes(textOf(deed) ?? ''))
    problems.add(
      'wrong-value',
      deed?.place ?? node.place,
      `UDP has no connection to ${textOf(deed)}`,
      'say `do: drop` to be silent',
    );
  const from = at(node, 'from');
  if (transport === 'tcp' && textOf(from) === 'elsewhere')
    problems.add(
      'wrong-value',
      from?.place ?? node.place,
      'a connection is answered on the connection itself',
      'leave `from` out',
    );
}
