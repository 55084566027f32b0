import type { NumberTemplate } from './byte-source.ts';
import type { Frame, Pattern, Payload, Tolerance, ValuePath } from './pattern.ts';

export interface ConnectAct {
  verb: 'connect';
  as: string;
  to: string;
  /** More than one: the ends are `as-1`, `as-2` …, and `as` names them all. */
  count: NumberTemplate;
  family?: 'ipv4' | 'ipv6';
  outcome: 'accepted' | 'refused' | 'pending';
  withinMs: number;
}

export interface ListenAct {
  verb: 'listen';
  as: string;
  /** The program whose handout port is listened on: the client that will come. */
  for: string;
  /** Another port than the program's. */
  port?: NumberTemplate;
  family?: 'ipv4' | 'ipv6';
}

export interface AcceptAct {
  verb: 'accept';
  as: string;
  on: string;
  withinMs: number;
}

/** A UDP end of ours: it sends to a server, or waits on a port for a client's first datagram. */
export interface OpenAct {
  verb: 'open';
  as: string;
  towards: { server: string } | { client: string; port?: NumberTemplate };
  family?: 'ipv4' | 'ipv6';
}

/** Ends named by a step, in order; `but` is taken away from all open ones. */
export type Ends = { ends: string[] } | { allBut: string[] };

export interface SendAct {
  verb: 'send';
  via: Ends;
  payload: Payload;
  frame: Frame;
  pieces?: 'every-byte' | { size: NumberTemplate } | { sizes: NumberTemplate[] };
  then?: 'finish' | 'close' | 'reset';
  withinMs: number;
}

export interface ExpectAct {
  verb: 'expect';
  via: Ends;
  pattern: Pattern;
  frame: Frame;
  tolerate: Tolerance[];
  /** Names to places in the message: kept for later as `${name}`. */
  save: Record<string, ValuePath>;
  withinMs: number;
}

/** Our end: half-close, close, or reset. */
export interface EndAct {
  verb: 'finish' | 'close' | 'reset';
  via: Ends;
}

/** How the program closed its end; of UDP, the system can only say that nobody receives there. */
export interface ClosedAct {
  verb: 'closed';
  via: Ends;
  how: 'fin' | 'reset' | 'either' | 'refused';
  withinMs: number;
}

export interface QuietAct {
  verb: 'quiet';
  via: Ends;
  forMs: number;
}
