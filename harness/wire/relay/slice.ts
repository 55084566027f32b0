import type { Lane } from './decide.ts';
import { draw } from './draw.ts';

/** How long slices are; bytes. */
export interface SliceSizes {
  name: string;
  averageBytes: number;
  variationBytes: number;
}

/** Cuts a stream at offsets that depend on the seed alone; arrivals may end a slice early, never move the next. */
export class Slicer {
  #slice = -1;
  #left = 0;

  constructor(
    private readonly sizes: SliceSizes,
    private readonly lane: Lane,
  ) {}

  cut(bytes: Buffer): Buffer[] {
    const pieces: Buffer[] = [];
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#left === 0) this.#left = this.#nextSize();
      const piece = rest.subarray(0, this.#left);
      pieces.push(piece);
      this.#left -= piece.length;
      rest = rest.subarray(piece.length);
    }
    return pieces;
  }

  #nextSize(): number {
    this.#slice++;
    const { name, averageBytes, variationBytes } = this.sizes;
    const spread = 2 * draw({ ...this.lane, fault: name, index: this.#slice }) - 1;
    return Math.max(1, Math.round(averageBytes + spread * variationBytes));
  }
}
