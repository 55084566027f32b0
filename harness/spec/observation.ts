import type { NumberTemplate, Template } from './byte-source.ts';
import type { Place } from './place.ts';

/** What the kernel knows about a program; all must hold at once. */
export interface ObserveAct {
  verb: 'observe';
  of: string;
  checks: Observation[];
  withinMs: number;
}

export type Observation = { place: Place } & (
  | {
      kind: 'listening';
      /** `any`, `loopback` or an address. */
      address?: Template;
      family?: 'ipv4' | 'ipv6';
      port?: NumberTemplate;
      backlog?: Amount;
    }
  | { kind: 'amount'; what: Counted; amount: Amount }
  /** Percent of one processor, over so many milliseconds. */
  | { kind: 'idle'; forMs: number; atMostPercent: number }
  | { kind: 'calls'; inOrder: Call[] }
  /** Every connection that was accepted or made is closed. */
  | { kind: 'closed' }
);
export type Counted = 'connections' | 'descriptors' | 'threads' | 'children' | 'zombies';
export type Call =
  | 'socket'
  | 'reuse-address'
  | 'bind'
  | 'listen'
  | 'accept'
  | 'connect'
  | 'shutdown'
  | 'close';

/** `grownAtMost`: above what there were when the program was ready. */
export interface Amount {
  atLeast?: NumberTemplate;
  atMost?: NumberTemplate;
  grownAtMost?: NumberTemplate;
}
