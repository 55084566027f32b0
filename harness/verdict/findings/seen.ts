import type { Step } from '../../spec/assignment.ts';
import type { Failure } from '../progress/progress.ts';
import type { Finding } from '../verdict.ts';
import type { EndState, World } from '../world.ts';

/** A failure and all that is known around it. */
export interface Seen {
  failure: Failure;
  step: Step;
  world: World;
  /** The end that the failed step speaks of, where it is one. */
  end?: { name: string; state: EndState };
}

/** One known mistake: says so if the evidence shows it. */
export type Recognise = (seen: Seen) => Finding | undefined;
