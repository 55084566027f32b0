import type { Direction } from './draw.ts';

/**
 * One thing that a link does to TCP connections, in the words of Toxiproxy. The kernel
 * owns segments: only what is done to the stream of bytes and to its end can be had.
 */
export type StreamFault = {
  /** Unlike that of any other fault of the link. */
  name: string;
  directions: readonly Direction[];
} & (
  | { kind: 'latency'; ms: number; jitterMs: number }
  | { kind: 'bandwidth'; bytesPerSecond: number }
  /** Cuts at offsets that the seed alone decides, however the bytes arrived. */
  | { kind: 'slicer'; averageBytes: number; variationBytes: number; delayMs: number }
  /** The FIN is passed on later. */
  | { kind: 'slow-close'; ms: number }
  /** Nothing passes; after so long both sides are closed, at 0 never. */
  | { kind: 'timeout'; ms: number }
  | StreamCut
  /** Counted from the first bytes. */
  | { kind: 'reset-after'; ms: number }
);

/** After so many bytes: a FIN to both sides, a FIN in this direction alone, or an RST to both sides. */
export interface StreamCut {
  kind: 'limit-data' | 'finish-at' | 'reset-at';
  bytes: number;
}

/** How a link ended a connection, or one direction of it, and after how many bytes. */
export interface StreamEnding {
  flow: number;
  direction: Direction;
  how: 'closed' | 'finished' | 'reset';
  afterBytes: number;
}
