import type { EndStatus, Evidence, Holdings, LimitHit } from './evidence.ts';
import { newStream, type Stream } from './stream.ts';

/** What is known of one program of a case. */
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

type ProgramCall = Extract<Evidence, { kind: 'program-called' }>;

type OfProgram = Extract<Evidence, { program: string }>;
type OfStarted = Exclude<OfProgram, { kind: 'program-started' }>;

/** How far the case has come when something is learned. */
interface Stage {
  count: number;
  phase: 'steps' | 'looking' | 'stirred';
}

/** Adds one piece of evidence to what is known of a program. */
export function learnOfStarted(state: ProgramState, evidence: OfStarted, world: Stage): void {
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

/** A program that was just started; `since` as `World.count`. */
export function newProgram(since: number, argv: string[], givenPort?: number): ProgramState {
  const state: ProgramState = {
    since,
    argv,
    listening: [],
    stdout: newStream(),
    stderr: newStream(),
    lostDatagrams: 0,
    typed: 0,
    stopped: false,
    called: [],
    reached: 0,
  };
  return givenPort === undefined ? state : { ...state, givenPort };
}
