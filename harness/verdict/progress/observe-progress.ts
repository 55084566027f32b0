import type { Observation, ObserveAct } from '../../spec/assignment.ts';
import { counted } from '../counted.ts';
import type { Vars } from '../match/fill-template.ts';
import type { ProgramState, World } from '../world.ts';
import { boundsOf, wordsOfAmount } from './amounts.ts';
import { listensSo, wordsOfListeners, wordsOfWanted } from './listening-as-told.ts';
import { callsFailure, unclosedFailure } from './observed-calls.ts';
import { endedEarly } from './program-progress.ts';
import { broken, type Failure, met, type Progress, waiting } from './progress.ts';

/** What the kernel knows about a program: met when everything named holds at one look. */
export function progressOfObserve(world: World, act: ObserveAct, vars: Vars, since: number): Progress {
  const state = world.programs.get(act.of);
  if (!state) return waiting(unseen(act.of));
  const failures = act.checks.flatMap(
    (check) => failureOf({ check, state, vars, since, name: act.of }) ?? [],
  );
  const [first] = failures;
  if (!first) return met();
  if (state.ended && act.checks.some(needsItRunning))
    return broken(endedEarly(act.of, state, 'while it was observed'), 'exited');
  return state.ended ? broken(first, 'exited') : waiting(first);
}

/** Its calls can be told after a program has ended, what it holds cannot. */
function needsItRunning({ kind }: Observation): boolean {
  return kind !== 'calls' && kind !== 'closed';
}

function unseen(name: string): Failure {
  return { code: 'harness-fault', message: `nothing was seen of ${name}` };
}

interface Look {
  check: Observation;
  state: ProgramState;
  vars: Vars;
  /** The beginning of the step, as `World.count`: what was seen before is past. */
  since: number;
  name: string;
}

function failureOf(look: Look): Failure | undefined {
  const failure = failureIn(look);
  return failure && { ...failure, place: look.check.place };
}

function failureIn(look: Look): Failure | undefined {
  const { check, state, name } = look;
  switch (check.kind) {
    case 'listening':
      return listeningFailure(check, look);
    case 'amount':
      return amountFailure(check, look);
    case 'idle':
      return idleFailure(check, look);
    case 'calls':
      return callsFailure(check.inOrder, state, name);
    case 'closed':
      return unclosedFailure(state, name);
  }
}

function listeningFailure(
  check: Extract<Observation, { kind: 'listening' }>,
  { state, vars, since, name }: Look,
): Failure | undefined {
  if (!state.held || state.held.at < since) return unseen(name);
  const { listening } = state.held.now;
  if (listening.some((one) => listensSo(one, check, vars))) return undefined;
  const message = `${name} ${wordsOfListeners(listening)}; expected: ${wordsOfWanted(check, vars)}`;
  return { code: 'wrong-listening', message };
}

const nouns = {
  connections: 'open connection',
  descriptors: 'open descriptor',
  threads: 'thread',
  children: 'running child process',
  zombies: 'child process that nobody waited for',
};

function amountFailure(
  { what, amount }: Extract<Observation, { kind: 'amount' }>,
  { state, vars, since, name }: Look,
): Failure | undefined {
  if (!state.held || state.held.at < since) return unseen(name);
  const [now, ready] = [state.held.now[what], state.held.ready[what]];
  const { atLeast, atMost, grownAtMost } = boundsOf(amount, vars);
  if (now >= atLeast && now <= atMost && now - ready <= grownAtMost) return undefined;
  const grown = now - ready > grownAtMost;
  const before = grown ? `, ${now - ready} more than when it was ready` : '';
  const wanted = grown ? `at most ${grownAtMost} more` : wordsOfAmount(amount, vars);
  const has = plural(now, nouns[what]);
  return { code: 'wrong-count', message: `${name} has ${has}${before}; expected: ${wanted}` };
}

function plural(count: number, noun: string): string {
  const several = noun.replace('child process', 'child processes');
  return several === noun || count === 1 ? counted(count, noun) : `${count} ${several}`;
}

function idleFailure(
  { atMostPercent }: Extract<Observation, { kind: 'idle' }>,
  { state, since, name }: Look,
): Failure | undefined {
  if (!state.used || state.used.at < since) return unseen(name);
  const { percent, overMs } = state.used;
  if (percent <= atMostPercent) return undefined;
  const message = `${name} used ${percent} % of a processor for ${overMs} ms, with nothing to do; expected: at most ${atMostPercent} %`;
  return { code: 'busy', message };
}
