import type { Place } from '../../spec/assignment.ts';
import { counted } from '../counted.ts';
import { unpackDatagrams } from '../match/datagram-log.ts';
import type { Expected } from '../verdict.ts';
import type { EndState, World } from '../world.ts';
import type { Failure } from './progress.ts';
import { shown } from './shown.ts';

/** Why the datagram that was expected, or as many as were, did not come. */
export function noDatagram(name: string, end: EndState, wanted: Expected, place: Place): Failure {
  const { incoming, strays } = end;
  const came = unpackDatagrams(incoming.log.from(incoming.cursor));
  const facts = { place, shown: shown(end, wanted, Buffer.concat(came)) };
  const [stray] = strays;
  if (end.peer === 'refused')
    return {
      code: 'port-unreachable',
      message: `nobody receives where ${name} sends to (ICMP: port unreachable)`,
      ...facts,
    };
  if (stray)
    return {
      code: 'answer-from-elsewhere',
      message: `no answer to ${name} came from where it had sent to, but ${counted(strays.length, 'datagram')} from ${stray.from}`,
      place,
      shown: shown(end, wanted, stray.bytes),
    };
  if (came.length === 0) return { code: 'no-answer', message: `no datagram came to ${name}`, ...facts };
  const message = `only ${counted(came.length, 'datagram')} came to ${name}, not all that are expected`;
  return { code: 'incomplete-answer', message, ...facts };
}

/** What the link had taken away by then: a right program has to put up with it. */
export function lostWords({ crossings }: World): string {
  const lost = crossings.filter(({ fate }) => fate.lost !== undefined).length;
  return lost === 0 ? '' : `; the link had lost ${counted(lost, 'datagram')}`;
}
