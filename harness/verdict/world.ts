import { ByteLog } from './byte-log.ts';
import type { EndStatus, Evidence, Holdings, LimitHit, VarValue } from './evidence.ts';
import type { Crossing } from './link-evidence.ts';
import { packDatagram } from './match/datagram-log.ts';

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

export interface ProgramState {
  /** When it was started, as `World.count`: a program may be started again. */
  since: number;
  argv: string[];
  givenPort?: number;
  listening: { address: string; port: number; transport: 'tcp' | 'udp' }[];
  stdout: Stream;
  stderr: Stream;
  /** Datagrams for which its receive queue had no room. */
  lostDatagrams: number;
  typed: number;
  stopped: boolean;
  /** The limit at which the program was stopped. */
  hit?: LimitHit;
  /** What it held when it was ready, and what at the last look; `at` as `World.count`. */
  held?: { ready: Holdings; now: Holdings; at: number };
  used?: { percent: number; overMs: number; at: number };
  called: ProgramCall[];
  /** How many connections of ours have reached it. */
  reached: number;
  ended?: { status: EndStatus; by: 'itself' | 'us' };
}

export type ProgramCall = Extract<Evidence, { kind: 'program-called' }>;

/** Bytes with a cursor: what is before it has been consumed by an expectation. */
export interface Stream {
  log: ByteLog;
  cursor: number;
  dropped: number;
}

export interface EndState {
  /** When it was opened, as `World.count`: a name may be used again. */
  since: number;
  outcome: 'opened' | 'refused';
  transport: 'tcp' | 'udp';
  /** The program at the other side, or the listener that it came through. */
  to: string;
  /** Of UDP, datagrams as `datagram-log.ts` packs them. */
  incoming: Stream;
  /** Datagrams from another address than the one that was addressed. */
  strays: { from: string; bytes: Buffer }[];
  lastSent?: Buffer;
  sentBytes: number;
  peer: 'open' | 'fin' | 'reset' | 'refused';
  /** As it stood when the case failed; what came later is only seen, not judged. */
  judged?: { bytes: number; peer: EndState['peer'] };
  /** Bytes that had come when, after the failure, we half-closed to see what that brings. */
  stirredAt?: number;
  ours: 'open' | 'finish' | 'close' | 'reset';
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
  if (state) learnOfStarted(world, state, evidence);
}

type OfStarted = Exclude<OfProgram, { kind: 'program-started' }>;

function learnOfStarted(world: World, state: ProgramState, evidence: OfStarted): void {
  switch (evidence.kind) {
    case 'program-listening':
      state.listening.push(listeningOf(evidence));
      return;
    case 'program-printed':
      state[evidence.stream].log.add(evidence.bytes);
      return;
    case 'output-dropped':
      state[evidence.stream].dropped += evidence.count;
      return;
    case 'datagrams-dropped':
      state.lostDatagrams += evidence.count;
      return;
    case 'program-typed':
      state.typed += 1;
      return;
    case 'program-signalled':
      state.stopped = true;
      return;
    case 'program-ended':
      state.ended = { status: evidence.status, by: world.phase === 'stirred' ? 'us' : evidence.by };
      return;
    case 'program-held':
      state.held = { ready: state.held?.ready ?? evidence.holdings, now: evidence.holdings, at: world.count };
      return;
    case 'program-used':
      state.used = { percent: evidence.percent, overMs: evidence.overMs, at: world.count };
      return;
    case 'program-called':
      state.called.push(evidence);
      return;
    case 'limit-hit':
      state.hit ??= { limit: evidence.limit, value: evidence.value };
      return;
    case 'stdin-ended':
      return;
  }
}

type Listening = Extract<OfProgram, { kind: 'program-listening' }>;

function listeningOf({ address, port, transport }: Listening): ProgramState['listening'][number] {
  return { address, port, transport: transport ?? 'tcp' };
}

function newProgram(since: number, argv: string[], givenPort?: number): ProgramState {
  const stream = (): Stream => ({ log: new ByteLog(), cursor: 0, dropped: 0 });
  const state: ProgramState = {
    since,
    argv,
    listening: [],
    stdout: stream(),
    stderr: stream(),
    lostDatagrams: 0,
    typed: 0,
    stopped: false,
    called: [],
    reached: 0,
  };
  return givenPort === undefined ? state : { ...state, givenPort };
}

function learnOfEnd(world: World, evidence: OfEnd): void {
  switch (evidence.kind) {
    case 'listening':
      world.listeners.set(evidence.end, evidence.ports);
      return;
    case 'opened': {
      const program = world.programs.get(evidence.to);
      if (program) program.reached++;
      world.ends.set(evidence.end, newEnd(world, 'opened', evidence.to));
      return;
    }
    case 'opened-udp':
      world.ends.set(evidence.end, { ...newEnd(world, 'opened', evidence.to), transport: 'udp' });
      return;
    case 'refused':
      world.ends.set(evidence.end, newEnd(world, 'refused', ''));
      return;
    default: {
      const state = world.ends.get(evidence.end);
      if (state) learnOfTraffic(state, evidence);
    }
  }
}

type OfTraffic = Exclude<OfEnd, { kind: 'listening' | 'opened' | 'opened-udp' | 'refused' }>;

function learnOfTraffic(state: EndState, evidence: OfTraffic): void {
  switch (evidence.kind) {
    case 'sent':
      state.lastSent = evidence.bytes;
      state.sentBytes += evidence.bytes.length;
      // Somebody may receive there by now.
      if (state.peer === 'refused') state.peer = 'open';
      return;
    case 'read-by-program':
      return;
    case 'received':
      state.incoming.log.add(state.transport === 'udp' ? packDatagram(evidence.bytes) : evidence.bytes);
      return;
    case 'strayed':
      state.strays.push({ from: evidence.from, bytes: evidence.bytes });
      return;
    case 'peer-closed':
      state.peer = evidence.how;
      return;
    case 'we-closed':
      state.ours = evidence.how;
      if (state.judged) state.stirredAt = state.incoming.log.length;
      return;
  }
}

function newEnd(world: World, outcome: EndState['outcome'], to: string): EndState {
  return {
    since: world.count,
    outcome,
    transport: 'tcp',
    to,
    incoming: { log: new ByteLog(), cursor: 0, dropped: 0 },
    strays: [],
    sentBytes: 0,
    peer: 'open',
    ours: 'open',
  };
}
