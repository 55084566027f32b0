import type { BurstModel } from './burst-loss.ts';
import type { Selection } from './chosen.ts';
import type { Direction } from './draw.ts';

/** One thing that a link does to datagrams, in the words of tc-netem. */
export type DatagramFault = {
  /** Unlike that of any other fault of the link: `loss`, `loss-2`. */
  name: string;
  directions: readonly Direction[];
} & (
  | { kind: 'loss'; selection: Selection }
  | { kind: 'burst-loss'; model: BurstModel }
  | { kind: 'duplicate'; selection: Selection }
  /** One bit is flipped; UDP's checksum is made anew, so that the program gets it. */
  | { kind: 'corrupt'; selection: Selection }
  | { kind: 'truncate'; selection: Selection; toBytes: number }
  /** Held back until `gap` later ones have passed, or for `flushMs` where none come. */
  | { kind: 'reorder'; selection: Selection; gap: number; flushMs: number }
  /** Order is kept, whatever the jitter. */
  | { kind: 'delay'; selection: Selection; ms: number; jitterMs: number }
  | { kind: 'rate'; bytesPerSecond: number }
);

/** What a link has decided about one datagram; a fault that is absent left it alone. */
export interface Fate {
  /** By which fault it is lost. */
  lost?: string;
  /** Further copies, right behind it. */
  copies?: number;
  /** Bit from the start of the datagram. */
  flipped?: number;
  /** Bytes left of it. */
  cut?: number;
  /** It waits for so many later ones. */
  behind?: number;
  /** Milliseconds. */
  delayed?: number;
}

/** The decision on one datagram of a link: what a transcript keeps, and what can be decided so again. */
export interface Decision {
  flow: number;
  direction: Direction;
  index: number;
  fate: Fate;
}
