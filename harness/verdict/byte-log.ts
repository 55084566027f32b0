/** Bytes as they arrived, in one piece; what was handed out stays as it was. */
export class ByteLog {
  #bytes = Buffer.alloc(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(bytes: Buffer): void {
    const length = this.#length + bytes.length;
    if (length > this.#bytes.length) this.#grow(length);
    bytes.copy(this.#bytes, this.#length);
    this.#length = length;
  }

  /** Everything from `offset` on. */
  from(offset: number): Buffer {
    return this.#bytes.subarray(offset, this.#length);
  }

  /** Twice what is needed, so that a flood is not copied again with each arrival. */
  #grow(length: number): void {
    const larger = Buffer.alloc(length * 2);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
