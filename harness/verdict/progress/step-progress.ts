import type { PlannedCase } from '../../plan/planned-case.ts';
import type { Act, Step, Tolerance } from '../../spec/assignment.ts';
import type { WaitEnd } from '../evidence.ts';
import type { Vars } from '../match/fill-template.ts';
import type { World } from '../world.ts';
import { progressOfAccept, progressOfConnect } from './connect-progress.ts';
import { progressOfCrossed } from './crossed-progress.ts';
import { progressOfClosed, progressOfQuiet } from './end-progress.ts';
import { progressOfExpect } from './expect-progress.ts';
import { progressOfObserve } from './observe-progress.ts';
import { progressOfExit, progressOfOutput, progressOfStart } from './program-progress.ts';
import { type Failure, type Met, met, type Progress, waiting } from './progress.ts';

/** How far a step has come; `id` carries the rounds of `repeat`: `3.0[5]`. */
export function progressOf(world: World, planned: PlannedCase, step: Step, id: string): Progress {
  const { vars, since } = world.steps.get(id) ?? { vars: {}, since: 0 };
  const { act } = step;
  switch (act.verb) {
    case 'connect':
      return progressOfConnect(world, act, vars, since);
    case 'accept':
      return progressOfAccept(world, act, vars, since);
    case 'expect':
    case 'closed':
    case 'stdout':
    case 'stderr':
      return progressOfReading(world, act, vars, tolerances(planned, act));
    case 'quiet':
      return progressOfQuiet(world, act, vars, planned.case.tolerate);
    case 'exit':
      return progressOfExit(world, act);
    case 'crossed':
      return progressOfCrossed(world, act, vars);
    case 'observe':
      return progressOfObserve(world, act, vars, since);
    default:
      return progressOfDoing(world, planned, act, since);
  }
}

type Reading = Extract<Act, { verb: 'expect' | 'closed' | 'stdout' | 'stderr' }>;

function progressOfReading(world: World, act: Reading, vars: Vars, tolerate: Tolerance[]): Progress {
  if (act.verb === 'expect') return progressOfExpect(world, act, vars, tolerate);
  if (act.verb === 'closed') return progressOfClosed(world, act, vars, tolerate);
  return progressOfOutput(world, act, vars, tolerate);
}

/** The loader has settled what holds for a step; a step without words of its own follows the case. */
function tolerances(planned: PlannedCase, act: Reading): Tolerance[] {
  return 'tolerate' in act ? act.tolerate : planned.case.tolerate;
}

/** Acts of ours: whoever does them says when they are done. */
function progressOfDoing(world: World, planned: PlannedCase, act: Act, since: number): Progress {
  switch (act.verb) {
    case 'start':
    case 'restart': {
      const program = planned.programs[act.verb === 'start' ? act.program : act.of];
      if (!program) break;
      return progressOfStart(world, program, since);
    }
    case 'send':
      return waiting({ code: 'not-reading', message: 'the program did not read what was sent' });
    case 'stdin':
      return waiting({ code: 'never-asked', message: `${act.of} never read its standard input` });
    case 'stop':
      return waiting({ code: 'still-running', message: `${act.of} did not end when it was told to` });
    default:
      break;
  }
  return waiting({ code: 'harness-fault', message: `the step ${act.verb} could not be done` });
}

/** What a step came to when its wait was over. */
export function conclude(progress: Progress, wait: WaitEnd): Met | { failure: Failure } {
  if (progress.state === 'met') return progress;
  if (progress.state === 'broken') return { failure: progress.failure };
  return wait === 'satisfied' ? met() : progress.ifOver();
}

/** Takes what the expectation consumed off the streams. */
export function consume({ takes }: Met): void {
  for (const { stream, count } of takes) stream.cursor += count;
}
