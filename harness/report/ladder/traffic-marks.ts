import type { EndHappening, Evidence } from '../../verdict/evidence.ts';
import { type Arrow, carried, type Mark } from './ladder.ts';
import type { Cast } from './lifelines.ts';

type OfEnd = Extract<Evidence, EndHappening>;

/** Who is at the two sides of each end, as it was opened last. */
export type Sides = Map<string, Side>;
interface Side {
  peer: string;
  program: string;
  unit: Arrow['unit'];
}

/** What crossed between an end of ours and a program; notes in `sides` who they are. */
export function trafficMark(event: OfEnd, cast: Cast, sides: Sides): Mark | undefined {
  switch (event.kind) {
    case 'listening':
    case 'read-by-program':
      return undefined;
    case 'opened':
    case 'opened-udp':
    case 'refused':
      return openingMark(event, cast, sides);
    default: {
      const side = sides.get(event.end);
      return side && crossingMark(event, side);
    }
  }
}

type Opening = Extract<OfEnd, { kind: 'opened' | 'opened-udp' | 'refused' }>;

/** Of UDP nothing crosses when an end is opened. */
function openingMark(event: Opening, cast: Cast, sides: Sides): Mark | undefined {
  const to = 'to' in event ? event.to : '';
  const unit = event.kind === 'opened-udp' ? 'datagram' : 'stream';
  const side: Side = { peer: cast.peerOf(event.end), program: cast.programOf(to), unit };
  sides.set(event.end, side);
  if (event.kind === 'opened-udp') return undefined;
  const ours = { kind: 'connect' as const, end: event.end, from: side.peer, to: side.program };
  if (event.kind === 'refused') return { ...ours, outcome: 'refused' };
  // What was opened to a listener of ours, the program has opened.
  return to === side.program
    ? { ...ours, outcome: 'accepted' }
    : { ...ours, from: side.program, to: side.peer, outcome: 'accepted' };
}

type Crossing = Exclude<OfEnd, Opening | { kind: 'listening' | 'read-by-program' }>;

function crossingMark(event: Crossing, { peer, program, unit }: Side): Mark {
  const { end } = event;
  const outward = { end, from: peer, to: program };
  const inward = { end, from: program, to: peer };
  switch (event.kind) {
    case 'sent':
      return { ...arrow(event), ...outward, unit };
    case 'received':
    case 'strayed':
      return { ...arrow(event), ...inward, unit };
    case 'peer-closed':
      return { kind: 'end', ...inward, how: event.how === 'refused' ? 'unreachable' : event.how };
    case 'we-closed':
      return { kind: 'end', ...outward, how: event.how === 'reset' ? 'reset' : 'fin' };
  }
}

function arrow({
  at,
  bytes,
}: {
  at: number;
  bytes: Buffer;
}): Pick<Arrow, 'kind' | 'state' | 'pieces' | 'carries'> {
  return {
    kind: 'arrow',
    state: 'delivered',
    pieces: [{ at, size: bytes.length }],
    carries: carried(bytes),
  };
}
