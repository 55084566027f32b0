import { type EndState, learnOfTraffic, newEnd } from './end-state.ts';
import type { Evidence, VarValue } from './evidence.ts';
import type { Crossing } from './link-evidence.ts';
import { learnOfStarted, newProgram, type ProgramState } from './program-state.ts';

export type { EndState } from './end-state.ts';
export type { ProgramState } from './program-state.ts';
export type { Stream } from './stream.ts';

/**
 * What is known at one moment of a case: the fold of the evidence so far.
 * `run` folds live to know when a wait is over, `judge` folds what was saved;
 * both therefore see the same world at the end of each step.
 */
export interface World {
  programs: Map<string, ProgramState>;
  ends: Map<string, EndState>;
  listeners: Map<string, number[]>;
  /** Datagrams that came to the link, in order. */
  crossings: Crossing[];
  /** Pieces of evidence learned so far: the order of things. */
  count: number;
  /** Steps that have begun, by id: when, and the variables they speak of. */
  steps: Map<string, { since: number; vars: Record<string, VarValue> }>;
  /** After a failure we look, then stir by half-closing our ends: what follows is our doing. */
  phase: 'steps' | 'looking' | 'stirred';
  /** Datagrams that came to a UDP port that nobody has. */
  unheard: number;
}

export function newWorld(): World {
  return {
    programs: new Map(),
    ends: new Map(),
    listeners: new Map(),
    crossings: [],
    count: 0,
    steps: new Map(),
    phase: 'steps',
    unheard: 0,
  };
}

/** Adds one piece of evidence to the world. */
export function learn(world: World, evidence: Evidence): void {
  world.count++;
  switch (evidence.kind) {
    case 'step-began':
      world.steps.set(evidence.step, { since: world.count, vars: evidence.vars });
      return;
    case 'began-afterwards':
      world.phase = 'looking';
      for (const end of world.ends.values()) end.judged = { bytes: end.incoming.log.length, peer: end.peer };
      return;
    case 'crossed':
      world.crossings.push(evidence);
      return;
    case 'unheard':
      world.unheard = evidence.count;
      return;
    case 'fault':
    case 'link-ended':
    case 'step-ended':
    case 'steps-done':
    case 'proved-stuck':
      return;
    default:
      if (evidence.kind === 'we-closed' && world.phase === 'looking') world.phase = 'stirred';
      if ('program' in evidence) learnOfProgram(world, evidence);
      else learnOfEnd(world, evidence);
  }
}

type OfProgram = Extract<Evidence, { program: string }>;
type OfEnd = Extract<Evidence, { end: string }>;

function learnOfProgram(world: World, evidence: OfProgram): void {
  if (evidence.kind === 'program-started') {
    world.programs.set(evidence.program, newProgram(world.count, evidence.argv, evidence.givenPort));
    return;
  }
  const state = world.programs.get(evidence.program);
  if (state) learnOfStarted(state, evidence, world);
}

function learnOfEnd(world: World, evidence: OfEnd): void {
  switch (evidence.kind) {
    case 'listening':
      world.listeners.set(evidence.end, evidence.ports);
      return;
    case 'opened': {
      const program = world.programs.get(evidence.to);
      if (program) program.reached++;
      world.ends.set(evidence.end, newEnd(world.count, 'opened', evidence.to));
      return;
    }
    case 'opened-udp':
      world.ends.set(evidence.end, { ...newEnd(world.count, 'opened', evidence.to), transport: 'udp' });
      return;
    case 'refused':
      world.ends.set(evidence.end, newEnd(world.count, 'refused', ''));
      return;
    default: {
      const state = world.ends.get(evidence.end);
      if (state) learnOfTraffic(state, evidence);
    }
  }
}
