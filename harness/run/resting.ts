/** A wait that a proof may end: then nothing more will come for any of them. */
export interface Resting {
  /** Monotonic clock, nanoseconds: what wakes after it might as well never wake. */
  deadline: bigint;
  stuck(): void;
}

/** Whoever looks for proofs while steps wait. */
export interface Proofs {
  /** Registers a wait; the returned function takes it away again. */
  enter(wait: Resting): () => void;
  /** No more looks: the case is over. */
  end(): void;
}
