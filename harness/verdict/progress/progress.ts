import type { Place, Tolerance } from '../../spec/assignment.ts';
import type { VarValue, WaitEnd } from '../evidence.ts';
import type { ReasonCode } from '../reasons.ts';
import type { Shown } from '../verdict.ts';
import type { Stream } from '../world.ts';

/** How far a step's expectation has come, seen at one moment. */
export type Progress = Met | Broken | Waiting;

export interface Met {
  state: 'met';
  /** What the expectation takes off the streams. */
  takes: { stream: Stream; count: number }[];
  saves: Record<string, VarValue>;
  tolerated: Tolerance[];
}

/** It cannot be met any more. */
export interface Broken {
  state: 'broken';
  wait: Extract<WaitEnd, 'impossible' | 'exited'>;
  failure: Failure;
}

/** It may still be met; `ifOver` is what it comes to if the wait ends now. */
export interface Waiting {
  state: 'waiting';
  ifOver: () => Met | { failure: Failure };
}

/** Why a check failed, before anybody looked for the mistake behind it. */
export interface Failure {
  code: ReasonCode;
  message: string;
  /** The part of the step to underline; without it, the step. */
  place?: Place;
  shown?: Shown;
  /** When it happened, in milliseconds of the case, where that is before the step. */
  at?: number;
}

export function met(details: Partial<Omit<Met, 'state'>> = {}): Met {
  return { state: 'met', takes: [], saves: {}, tolerated: [], ...details };
}

export function broken(failure: Failure, wait: Broken['wait'] = 'impossible'): Broken {
  return { state: 'broken', wait, failure };
}

export function waiting(failure: Failure): Waiting {
  return { state: 'waiting', ifOver: () => ({ failure }) };
}

/** Several at once: all must be met, and the first that breaks decides. */
export function allOf(progresses: Progress[]): Progress {
  const lost = progresses.find((one) => one.state === 'broken');
  if (lost) return lost;
  if (progresses.every((one) => one.state === 'met')) return joined(progresses);
  return { state: 'waiting', ifOver: () => settle(progresses) };
}

function settle(progresses: Progress[]): Met | { failure: Failure } {
  const results = progresses.map((one) => (one.state === 'waiting' ? one.ifOver() : one));
  const failed = results.find((one) => 'failure' in one);
  return failed ?? joined(results as Met[]);
}

function joined(all: Met[]): Met {
  return met({
    takes: all.flatMap((one) => one.takes),
    saves: Object.assign({}, ...all.map((one) => one.saves)) as Met['saves'],
    tolerated: [...new Set(all.flatMap((one) => one.tolerated))],
  });
}
