import type { Step } from '../spec/assignment.ts';
import type { Failure } from './progress/progress.ts';
import type { Finding } from './verdict.ts';
import type { World } from './world.ts';

/** Known mistakes recognised from what was seen, the likeliest first. */
export function findMistakes(failure: Failure, step: Step, world: World): Finding[] {
  return mistakes.flatMap((recognise) => recognise({ failure, step, world }) ?? []);
}

interface Seen {
  failure: Failure;
  step: Step;
  world: World;
}

const mistakes: ((seen: Seen) => Finding | undefined)[] = [];
