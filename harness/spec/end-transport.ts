import type { ByteSource, ClosedAct, Ends, Frame, Payload } from './assignment.ts';
import type { CaseScope } from './scope.ts';
import { at, type Node } from './tree.ts';

/** How the ends that a step means talk: all in one way, or in both. */
export function transportOf(via: Ends, scope: CaseScope): 'tcp' | 'udp' | 'mixed' {
  const names = 'ends' in via ? via.ends : scope.ends.names().filter((name) => !via.allBut.includes(name));
  const ways = new Set(names.map((name) => (scope.ends.isUdp(name) ? 'udp' : 'tcp')));
  const [only = 'tcp'] = ways;
  return ways.size > 1 ? 'mixed' : only;
}

/** The frame of a step on these ends: a datagram is always a message. */
export function frameOn(via: Ends, otherwise: Frame, step: Node, scope: CaseScope): Frame {
  const transport = transportOf(via, scope);
  if (transport === 'tcp') return otherwise;
  if (transport === 'mixed')
    scope.problems.add(
      'wrong-value',
      step.place,
      'this means TCP and UDP ends at once',
      'write a step for each kind: `via:` says which ends',
    );
  refuseKeys(['frame', 'pieces'], 'a datagram is always one message', step, scope);
  return { kind: 'datagram' };
}

/** Bytes that one datagram carries at most: 65,535 less the headers of IP and UDP. */
const largestDatagram = 65_507;

/** What is known to be too large for a datagram. */
export function checkDatagramSize(payload: Payload, step: Node, { problems }: CaseScope): void {
  const size = payload.kind === 'bytes' ? knownSize(payload.bytes) : undefined;
  if (size === undefined || size <= largestDatagram) return;
  const message = `a datagram carries ${largestDatagram} bytes at most, this has ${size}`;
  problems.add('wrong-value', step.place, message, 'cut it, or send it over a connection');
}

function knownSize(source: ByteSource): number | undefined {
  if (source.kind === 'random') return typeof source.bytes === 'number' ? source.bytes : undefined;
  if (source.kind === 'base64') return Buffer.byteLength(source.base64, 'base64');
  return source.kind === 'text' && !source.text.includes('${') ? Buffer.byteLength(source.text) : undefined;
}

/** UDP has no connection that could be half-closed or reset. */
export function refuseOnUdp(via: Ends, what: string, node: Node, scope: CaseScope): void {
  if (transportOf(via, scope) !== 'tcp')
    scope.problems.add(
      'wrong-value',
      node.place,
      `a UDP end has no \`${what}\``,
      'use `close`, or leave it out',
    );
}

/** What can be seen of an end: TCP shows how it was closed, UDP only that nobody receives. */
export function checkClosed(via: Ends, how: ClosedAct['how'], node: Node, scope: CaseScope): void {
  const udp = transportOf(via, scope) !== 'tcp';
  if (udp === (how === 'refused')) return;
  const [message, fix] = udp
    ? [
        'UDP has no connection that could be closed',
        'say `closed: refused`, after a `send`: nobody receives there',
      ]
    : ['`refused` is what UDP ends see', 'say `fin`, `reset` or `either`'];
  scope.problems.add('wrong-value', node.place, message, fix);
}

function refuseKeys(keys: string[], why: string, step: Node, scope: CaseScope): void {
  for (const key of keys) {
    const value = at(step, key);
    if (value !== undefined)
      scope.problems.add(
        'wrong-value',
        value.place,
        `\`${key}\` has no meaning for UDP: ${why}`,
        'leave it out',
      );
  }
}
