/** What one program, or one build, may take; whoever takes more is stopped and told the figure. */
export const limits = {
  /** Threads count too, as the kernel counts them. */
  processes: 256,
  /** What lies in its memory, and in files of its own where they are kept there. */
  memoryBytes: 1_000_000_000,
  /** Everything in its folder and its /tmp together, the hand-in included. */
  diskBytes: 500_000_000,
  /** Of each process. */
  processorSeconds: 60,
  /** Of each process; open() and accept() fail beyond. */
  openFiles: 4096,
  /** Printed on one stream. */
  outputBytes: 16 * 1024 * 1024,
} as const;

/** A limit that was hit, with its figure: processes, bytes or seconds. */
export interface LimitHit {
  limit: 'output' | 'processes' | 'memory' | 'disk' | 'processor';
  value: number;
}
