import type {
  ExitAct,
  ExitStatus,
  Frame,
  OutputAct,
  PortPolicy,
  Program,
  Tolerance,
} from '../../spec/assignment.ts';
import { speaks } from '../../spec/transport.ts';
import type { EndStatus } from '../evidence.ts';
import type { Vars } from '../match/fill-template.ts';
import { matchPattern } from '../match/match-pattern.ts';
import { wordsOf } from '../match/pattern-words.ts';
import type { ProgramState, World } from '../world.ts';
import { broken, type Failure, met, type Progress, waiting } from './progress.ts';

/** A server is up when it listens on the port given, or on the handout's where that is allowed. */
export function progressOfStart(world: World, program: Program, since: number): Progress {
  const state = world.programs.get(program.name);
  if (!state || state.since < since)
    return waiting({ code: 'harness-fault', message: `${program.name} was not started` });
  if (program.role !== 'server') return met();
  const missing = missingTransport(program, state);
  if (missing === undefined) return met();
  if (state.ended) return broken(endedEarly(program.name, state, 'before it listened'), 'exited');
  const elsewhere = state.listening.find(({ transport }) => transport === missing);
  return waiting(
    elsewhere ? onWrongPort(program, state, elsewhere.port) : neverListened(program.name, missing),
  );
}

/** Whether a port that the program listens on is one it may use. */
export function accepts(policy: PortPolicy | undefined, given: number | undefined, port: number): boolean {
  if (!policy || port === given) return true;
  return policy.given === 'may' && port === policy.number;
}

/** The way in which a program should talk and is not reached on a port that it may use. */
export function missingTransport(program: Program, state: ProgramState): 'tcp' | 'udp' | undefined {
  const ways = (['tcp', 'udp'] as const).filter((way) => speaks(program, way));
  return ways.find((way) =>
    state.listening.every(
      ({ transport, port }) => transport !== way || !accepts(program.port, state.givenPort, port),
    ),
  );
}

function neverListened(name: string, way: 'tcp' | 'udp'): Failure {
  const what = way === 'tcp' ? 'listened on a TCP port' : 'bound a UDP port';
  return { code: 'not-listening', message: `${name} was started, but never ${what}` };
}

function onWrongPort(program: Program, state: ProgramState, port: number): Failure {
  const given = `it was given port ${state.givenPort}`;
  const policy = program.port;
  const handout = policy?.given === 'may' ? `, the handout names ${policy.number}` : '';
  return { code: 'wrong-port', message: `${program.name} listens on port ${port}; ${given}${handout}` };
}

/** The failure of a program that ended while it was needed. */
export function endedEarly(name: string, state: ProgramState, when: string): Failure {
  const status = state.ended?.status ?? { code: 0 };
  const code = isCrash(status) ? 'crashed' : 'exited-early';
  return { code, message: `${name} ended ${when}, with ${wordsOfStatus(status)}` };
}

export function isCrash(status: EndStatus): boolean {
  return 'signal' in status || status.code !== 0;
}

export function wordsOfStatus(status: EndStatus): string {
  return 'signal' in status ? `signal ${status.signal}` : `exit status ${status.code}`;
}

export function progressOfExit(world: World, act: ExitAct): Progress {
  const state = world.programs.get(act.of);
  if (!state?.ended) {
    return waiting({ code: 'still-running', message: `${act.of} did not end` });
  }
  if (fits(act.status, state.ended.status)) return met();
  const wanted = wordsOfExpected(act.status);
  const message = `${act.of} should end with ${wanted}, it ended with ${wordsOfStatus(state.ended.status)}`;
  return broken({ code: 'wrong-exit', message });
}

function fits(expected: ExitStatus, actual: EndStatus): boolean {
  if (expected === 'any') return true;
  if (expected === 'success') return 'code' in actual && actual.code === 0;
  if (expected === 'failure') return 'signal' in actual || actual.code !== 0;
  if ('code' in expected) return 'code' in actual && actual.code === expected.code;
  return 'signal' in actual && actual.signal === expected.signal;
}

function wordsOfExpected(expected: ExitStatus): string {
  if (typeof expected !== 'string') return wordsOfStatus(expected);
  return expected === 'success' ? 'exit status 0' : 'a status other than 0';
}

/** What the program printed, from where the last such expectation left off. */
export function progressOfOutput(world: World, act: OutputAct, vars: Vars, tolerate: Tolerance[]): Progress {
  const state = world.programs.get(act.of);
  if (!state) return waiting({ code: 'no-output', message: `${act.of} was not started` });
  const stream = state[act.verb];
  const over = state.ended !== undefined;
  const bytes = stream.log.from(stream.cursor);
  const missing = missingOutput(act, bytes, vars);
  if (act.until === 'exit' && !over) return waiting(notEnded(act, missing));
  const fresh = stream.cursor === 0;
  const match = matchPattern(act.pattern, { bytes, over, fresh, frame: frameOf(act), tolerate, vars });
  if (match.match === 'yes') return metBy(stream, match.consumed, match.tolerated);
  if (match.match === 'no') {
    const { expected, differsAt, place } = match.mismatch;
    const shown = {
      expected,
      received: match.mismatch.received,
      ...(differsAt === undefined ? {} : { differsAt }),
    };
    const code = bytes.length === 0 ? 'no-output' : 'wrong-output';
    return broken({ code, message: sentence(act, bytes.length === 0), place, shown });
  }
  const { atEnd } = match;
  if (atEnd?.match !== 'yes') return over ? broken(missing, 'exited') : waiting(missing);
  const fine = metBy(stream, atEnd.consumed, atEnd.tolerated);
  return over ? fine : { state: 'waiting', ifOver: () => fine };
}

/** Everything that was printed is one message, where the step waits for the end. */
function frameOf({ frame, until }: OutputAct): Frame {
  return frame.kind === 'raw' && until === 'exit' ? { kind: 'until-close' } : frame;
}

function notEnded(act: OutputAct, missing: Failure): Failure {
  return { ...missing, code: 'still-running', message: `${act.of} did not end` };
}

function metBy(stream: ProgramState['stdout'], count: number, tolerated: Tolerance[]) {
  return met({ takes: [{ stream, count }], tolerated });
}

function missingOutput(act: OutputAct, received: Buffer, vars: Vars): Failure {
  const expected = { words: wordsOf(act.pattern, vars) };
  const shown = { expected, received };
  return {
    code: 'no-output',
    message: sentence(act, received.length === 0),
    place: act.pattern.place,
    shown,
  };
}

function sentence(act: OutputAct, nothing: boolean): string {
  const where = act.verb === 'stdout' ? 'standard output' : 'standard error';
  return nothing ? `${act.of} printed nothing on ${where}` : `${act.of} printed something else on ${where}`;
}
