/**
 * Makes sockets in a certain network: whatever `make` opens, at once or in the
 * very next turn of Node, belongs there. The thread is back before anything else runs.
 */
export type Inside = <T>(make: () => T) => Promise<Awaited<T>>;

/** An address in one of the networks that a link joins. */
export interface Station {
  inside: Inside;
  /** Literal; names are resolved elsewhere. */
  address: string;
}
