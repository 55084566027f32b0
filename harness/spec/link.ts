import type { NumberTemplate } from './byte-source.ts';
import type { Layout } from './layout.ts';
import type { JsonTemplate, Pattern } from './pattern.ts';
import type { Place } from './place.ts';

/** Whose part a program has in a case: the hand-in’s own, or the reference’s. */
export type Player = 'submission' | 'reference';

/** What lies between two programs, or between a program and our ends. */
export interface Link {
  /** `begins` is a program or `ours`; `answers` is a program that waits. */
  between: { begins: string; answers: string };
  transport: 'tcp' | 'udp';
  faults: LinkFault[];
  /** The case is tried with each; without any, with the seed of the run. */
  seeds: number[];
}

/** One thing that a link does to what these send. */
export type LinkFault = { name: string; from: string[] } & (DatagramTrouble | StreamTrouble);

/** Of datagrams, in the words of tc-netem. Chances from 0 to 1. */
export type DatagramTrouble =
  | { kind: 'loss'; hits: Hits }
  | { kind: 'burst-loss'; model: { toBad: number; toGood: number; lossInBad: number; lossInGood: number } }
  | { kind: 'duplicate'; hits: Hits }
  | { kind: 'corrupt'; hits: Hits }
  | { kind: 'truncate'; hits: Hits; toBytes: number }
  | { kind: 'reorder'; hits: Hits; gap: number; flushMs: number }
  | { kind: 'delay'; hits: Hits; ms: number; jitterMs: number }
  | { kind: 'rate'; bytesPerSecond: number };

/** Of connections, in the words of Toxiproxy. */
export type StreamTrouble =
  | { kind: 'latency'; ms: number; jitterMs: number }
  | { kind: 'bandwidth'; bytesPerSecond: number }
  | { kind: 'slicer'; averageBytes: number; variationBytes: number; delayMs: number }
  | { kind: 'slow-close'; ms: number }
  | { kind: 'timeout'; ms: number }
  | { kind: 'limit-data' | 'finish-at' | 'reset-at'; bytes: number }
  | { kind: 'reset-after'; ms: number };

/** Which datagrams are hit, among those that are `like` this. */
export interface Hits {
  choice:
    | { by: 'chance'; chance: number }
    | { by: 'nth'; nth: number[] }
    | { by: 'every'; every: number }
    | { by: 'first'; first: number }
    | { by: 'all' };
  like?: Pattern;
}

/** What passed over the link, judged as a whole; all checks must hold. */
export interface CrossedAct {
  verb: 'crossed';
  /** Whose datagrams: a program’s, or those of our ends. */
  from: string;
  /** Which of them count; all where it is absent. */
  like?: Pattern;
  /** What tells one datagram from another: a JSON pointer, of a binary message `/field`. */
  by: string;
  /** The assignment’s binary messages, for `by`. */
  layouts: Layout[];
  checks: CrossedCheck[];
  withinMs: number;
}

export type CrossedCheck = { place: Place } & (
  | { kind: 'count'; atLeast: NumberTemplate; atMost?: NumberTemplate }
  /** Sent and not acknowledged: never more than `max`, and once at least `reaches`. */
  | { kind: 'outstanding'; max: NumberTemplate; reaches: NumberTemplate; ackedBy: Pattern; acks: AckMeaning }
  | { kind: 'resent'; keys: JsonTemplate[]; others: 'none' | 'any' }
  /** First copies, in the order in which they were sent. */
  | { kind: 'order'; keys: JsonTemplate[] }
  /** Between one copy and the next of the same datagram. */
  | { kind: 'gaps'; atLeastMs: number; atMostMs?: number }
);

/** What an acknowledgement of n says: n came, all up to n came, or n is the next one wanted. */
export type AckMeaning = 'each' | 'up-to' | 'next';
