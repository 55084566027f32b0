import type { Lane } from './decide.ts';
import { draw } from './draw.ts';
import { Slicer } from './slice.ts';
import type { StreamFault } from './stream-fault.ts';

/** A part of the stream, and how long it waits from now; milliseconds. */
export interface Paced {
  bytes: Buffer;
  waitMs: number;
}

type OfKind<Kind extends StreamFault['kind']> = Extract<StreamFault, { kind: Kind }>;

/** The faults of a kind. */
export function ofKind<Kind extends StreamFault['kind']>(
  faults: readonly StreamFault[],
  kind: Kind,
): OfKind<Kind>[] {
  return faults.filter((fault): fault is OfKind<Kind> => fault.kind === kind);
}

/** At a bandwidth, what goes out at once lasts so long; milliseconds. */
const shareMs = 20;

/** Says which bytes of one direction go on when: latency, bandwidth and slices; nothing else. */
export class StreamPacing {
  readonly #latencies: OfKind<'latency'>[];
  readonly #slicers: { slicer: Slicer; delayMs: number }[];
  readonly #bytesPerMs: number;
  #offset = 0;
  #freeAt = 0;

  constructor(
    faults: readonly StreamFault[],
    private readonly lane: Lane,
  ) {
    this.#latencies = ofKind(faults, 'latency');
    this.#slicers = ofKind(faults, 'slicer').map((fault) => ({
      slicer: new Slicer(fault, lane),
      delayMs: fault.delayMs,
    }));
    const rates = ofKind(faults, 'bandwidth').map(({ bytesPerSecond }) => bytesPerSecond / 1000);
    this.#bytesPerMs = Math.min(...rates, Number.POSITIVE_INFINITY);
  }

  /** `nowMs` is any clock that only advances. */
  pace(bytes: Buffer, nowMs: number): Paced[] {
    this.#freeAt = Math.max(this.#freeAt, nowMs + this.#latencyMs());
    this.#offset += bytes.length;
    return this.#pieces(bytes).map((piece, index) => {
      this.#freeAt += piece.length / this.#bytesPerMs + (index === 0 ? 0 : this.#sliceDelayMs());
      return { bytes: piece, waitMs: this.#freeAt - nowMs };
    });
  }

  #pieces(bytes: Buffer): Buffer[] {
    const shares = sharesOf(bytes, this.#bytesPerMs * shareMs);
    return this.#slicers.reduce((pieces, { slicer }) => pieces.flatMap((piece) => slicer.cut(piece)), shares);
  }

  #latencyMs(): number {
    return this.#latencies.reduce((sum, { name, ms, jitterMs }) => {
      const jitter = 2 * draw({ ...this.lane, fault: name, index: this.#offset }) - 1;
      return sum + Math.max(0, ms + jitter * jitterMs);
    }, 0);
  }

  #sliceDelayMs(): number {
    return this.#slicers.reduce((sum, { delayMs }) => sum + delayMs, 0);
  }
}

function sharesOf(bytes: Buffer, most: number): Buffer[] {
  if (bytes.length <= most) return [bytes];
  const size = Math.max(1, Math.floor(most));
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}
