import type { Evidence } from './evidence.ts';
import { packDatagram } from './match/datagram-log.ts';
import { newStream, type Stream } from './stream.ts';

/** What is known of one end of ours. */
export interface EndState {
  /** When it was opened, as `World.count`: a name may be used again. */
  since: number;
  outcome: 'opened' | 'refused';
  transport: 'tcp' | 'udp';
  /** The program at the other side, or the listener that it came through. */
  to: string;
  /** Of UDP, datagrams as `datagram-log.ts` packs them. */
  incoming: Stream;
  /** Datagrams from another address than the one that was addressed. */
  strays: { from: string; bytes: Buffer }[];
  lastSent?: Buffer;
  sentBytes: number;
  peer: 'open' | 'fin' | 'reset' | 'refused';
  /** As it stood when the case failed; what came later is only seen, not judged. */
  judged?: { bytes: number; peer: EndState['peer'] };
  /** Bytes that had come when, after the failure, we half-closed to see what that brings. */
  stirredAt?: number;
  ours: 'open' | 'finish' | 'close' | 'reset';
}

type OfEnd = Extract<Evidence, { end: string }>;
type OfTraffic = Exclude<OfEnd, { kind: 'listening' | 'opened' | 'opened-udp' | 'refused' }>;

/** Adds one piece of evidence to what is known of an end that is open. */
export function learnOfTraffic(state: EndState, evidence: OfTraffic): void {
  switch (evidence.kind) {
    case 'sent':
      state.lastSent = evidence.bytes;
      state.sentBytes += evidence.bytes.length;
      // Somebody may receive there by now.
      if (state.peer === 'refused') state.peer = 'open';
      return;
    case 'read-by-program':
      return;
    case 'received':
      state.incoming.log.add(state.transport === 'udp' ? packDatagram(evidence.bytes) : evidence.bytes);
      return;
    case 'strayed':
      state.strays.push({ from: evidence.from, bytes: evidence.bytes });
      return;
    case 'peer-closed':
      state.peer = evidence.how;
      return;
    case 'we-closed':
      state.ours = evidence.how;
      if (state.judged) state.stirredAt = state.incoming.log.length;
      return;
  }
}

/** An end that was just opened or refused; `since` as `World.count`. */
export function newEnd(since: number, outcome: EndState['outcome'], to: string): EndState {
  return {
    since,
    outcome,
    transport: 'tcp',
    to,
    incoming: newStream(),
    strays: [],
    sentBytes: 0,
    peer: 'open',
    ours: 'open',
  };
}
