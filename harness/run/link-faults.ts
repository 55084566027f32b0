import type { Hits, Link, LinkFault } from '../spec/assignment.ts';
import { packDatagram } from '../verdict/match/datagram-log.ts';
import { matchPattern } from '../verdict/match/match-pattern.ts';
import type { Selection } from '../wire/relay/chosen.ts';
import type { DatagramFault } from '../wire/relay/datagram-fault.ts';
import type { Direction } from '../wire/relay/draw.ts';
import type { StreamFault } from '../wire/relay/stream-fault.ts';

const streamKinds: ReadonlySet<string> = new Set([
  'latency',
  'bandwidth',
  'slicer',
  'slow-close',
  'timeout',
  'limit-data',
  'finish-at',
  'reset-at',
  'reset-after',
]);

/** The faults of a link for datagrams, as the relay knows them. */
export function datagramFaultsOf(link: Link): DatagramFault[] {
  return link.faults.flatMap(({ from, ...fault }) => {
    if (streamKinds.has(fault.kind)) return [];
    const directions = directionsOf(from, link);
    const selected = 'hits' in fault ? { ...fault, selection: selectionOf(fault.hits) } : fault;
    return [{ ...selected, directions } as DatagramFault];
  });
}

/** The faults of a link for connections, as the relay knows them. */
export function streamFaultsOf(link: Link): StreamFault[] {
  return link.faults.flatMap(({ from, ...fault }) =>
    streamKinds.has(fault.kind) ? [{ ...fault, directions: directionsOf(from, link) } as StreamFault] : [],
  );
}

function directionsOf(from: LinkFault['from'], { between }: Link): Direction[] {
  return from.map((name) => (name === between.begins ? 'forth' : 'back'));
}

function selectionOf({ choice, like }: Hits): Selection {
  return like === undefined ? { choice } : { choice, like: (bytes) => isLike(like, bytes) };
}

function isLike(like: NonNullable<Hits['like']>, bytes: Buffer): boolean {
  const frame = { kind: 'datagram' } as const;
  const moment = { bytes: packDatagram(bytes), over: true, fresh: false, frame, tolerate: [], vars: {} };
  return matchPattern(like, moment).match === 'yes';
}
