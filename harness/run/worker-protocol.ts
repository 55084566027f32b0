import type { Transcript } from '../verdict/evidence.ts';
import type { CaseOrder } from './case-order.ts';

/** What the main process and a worker tell each other. */
export type ToWorker = { tell: 'run'; order: CaseOrder } | { tell: 'stop' };

export type FromWorker =
  | { tell: 'ready'; network: { private: true } | { private: false; why: string } }
  /** Every `aliveEveryMs`, while it runs a case. */
  | { tell: 'alive' }
  | { tell: 'transcript'; transcript: Transcript };

/** Whoever says nothing many times as long is taken for hung. */
export const aliveEveryMs = 10_000;
