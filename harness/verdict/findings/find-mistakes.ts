import type { Step } from '../../spec/assignment.ts';
import type { Failure } from '../progress/progress.ts';
import type { Finding } from '../verdict.ts';
import type { World } from '../world.ts';
import { answerMistakes } from './answer-mistakes.ts';
import { conversationMistakes } from './conversation-mistakes.ts';
import { datagramMistakes } from './datagram-mistakes.ts';
import { lineOrderMistakes } from './line-order-mistakes.ts';
import { observedMistakes } from './observed-mistakes.ts';
import { printedMistakes } from './printed-mistakes.ts';
import type { Seen } from './seen.ts';

/** More than two hints are a list, not a help. */
const most = 2;

/** Known mistakes that the evidence shows, the likeliest first. */
export function findMistakes(failure: Failure, step: Step, world: World): Finding[] {
  const end = endOf(step, world);
  const seen: Seen = end ? { failure, step, world, end } : { failure, step, world };
  return [
    ...printedMistakes,
    ...datagramMistakes,
    ...lineOrderMistakes,
    ...answerMistakes,
    ...conversationMistakes,
    ...observedMistakes,
  ]
    .flatMap((recognise) => recognise(seen) ?? [])
    .slice(0, most);
}

function endOf({ act }: Step, world: World): Seen['end'] {
  if (!('via' in act) || !('ends' in act.via)) return undefined;
  const name = act.via.ends[0];
  const state = name === undefined ? undefined : world.ends.get(name);
  return name !== undefined && state ? { name, state } : undefined;
}
