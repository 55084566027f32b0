/** A wait that a proof may end: then nothing more will come for any of them. */
export interface Resting {
  /**
   * What wakes only after this might as well never wake; monotonic clock, nanoseconds.
   * On a busy machine it moves on: the wait is for so much of the programs' own time.
   */
  deadline(): bigint;
  stuck(): void;
}

/** Whoever looks for proofs while steps wait. */
export interface Proofs {
  /** Registers a wait; the returned function takes it away again. */
  enter(wait: Resting): () => void;
  /** No more looks: the case is over. */
  end(): void;
}
