import type {
  AcceptAct,
  ClosedAct,
  ConnectAct,
  ExpectAct,
  Pattern,
  QuietAct,
  Tolerance,
} from '../../spec/assignment.ts';
import { fillBytes, fillNumber, fillText, type Vars } from '../match/fill-template.ts';
import type { Matched, Mismatch, Settled } from '../match/match.ts';
import { pointInto } from '../match/match-json.ts';
import { matchPattern } from '../match/match-pattern.ts';
import { wordsOf } from '../match/pattern-words.ts';
import type { Expected } from '../verdict.ts';
import type { EndState, World } from '../world.ts';
import { endedEarly } from './program-progress.ts';
import { allOf, broken, type Failure, type Met, met, type Progress, waiting } from './progress.ts';
import { namesOf, resolveEnds } from './resolve-ends.ts';

export function progressOfConnect(world: World, act: ConnectAct, vars: Vars, since: number): Progress {
  const names = namesOf(fillText(act.as, vars), fillNumber(act.count, vars));
  return allOf(names.map((name) => progressOfOneConnect(act, name, endSince(world, name, since))));
}

/** The end that this step opened, not an earlier one of the same name. */
function endSince(world: World, name: string, since: number): EndState | undefined {
  const end = world.ends.get(name);
  return end && end.since > since ? end : undefined;
}

function progressOfOneConnect(act: ConnectAct, name: string, end: EndState | undefined): Progress {
  const outcome = end?.outcome;
  if (outcome === (act.outcome === 'accepted' ? 'opened' : act.outcome)) return met();
  if (outcome === undefined && act.outcome === 'pending') return { state: 'waiting', ifOver: () => met() };
  if (outcome === undefined && act.outcome === 'pending') return { state: 'waiting', ifOver: () => met() };
  if (outcome === undefined) {
    return waiting({
      code: 'connection-pending',
      message: `${act.to} did not take the connection of ${name}`,
    });
  }
  if (outcome === 'opened') {
    return broken({ code: 'connection-accepted', message: `${act.to} took the connection of ${name}` });
  }
  return broken({
    code: 'connection-refused',
    message: `the connection of ${name} to ${act.to} was refused`,
  });
}

export function progressOfAccept(world: World, act: AcceptAct, vars: Vars, since: number): Progress {
  if (endSince(world, fillText(act.as, vars), since)) return met();
  const ports = world.listeners.get(act.on)?.join(' and ') ?? '';
  const failure: Failure = { code: 'nobody-connected', message: `nobody connected to port ${ports}` };
  const programs = [...world.programs];
  const gone = programs.every(([, state]) => state.ended) ? programs.at(-1) : undefined;
  if (!gone) return waiting(failure);
  return broken(endedEarly(gone[0], gone[1], 'without connecting'), 'exited');
}

export function progressOfExpect(world: World, act: ExpectAct, vars: Vars, tolerate: Tolerance[]): Progress {
  const names = resolveEnds(world, act.via, vars);
  return allOf(names.map((name) => progressOfOneExpect(world, act, vars, { name, tolerate })));
}

function progressOfOneExpect(
  world: World,
  act: ExpectAct,
  vars: Vars,
  { name, tolerate }: { name: string; tolerate: Tolerance[] },
): Progress {
  const end = world.ends.get(name);
  if (!end) return waiting({ code: 'no-answer', message: `${name} is not connected` });
  const stream = end.incoming;
  const bytes = stream.log.from(stream.cursor);
  const over = end.peer !== 'open';
  const fresh = stream.cursor === 0;
  const match = matchPattern(act.pattern, { bytes, over, fresh, frame: act.frame, tolerate, vars });
  if (match.match !== 'more') return reached(settled(match, end, act));
  // A pattern that holds of nothing at all does not make silence an answer.
  const atEnd = bytes.length > 0 ? match.atEnd : undefined;
  const result = atEnd ? settled(atEnd, end, act) : { failure: unanswered(name, end, act, vars) };
  return over ? reached(result) : { state: 'waiting', ifOver: () => result };
}

function reached(result: Met | { failure: Failure }): Progress {
  return 'failure' in result ? broken(result.failure) : result;
}

function settled(match: Settled, end: EndState, act: ExpectAct): Met | { failure: Failure } {
  return match.match === 'yes' ? taken(end, match, act) : { failure: differs(end, match.mismatch) };
}

function taken(end: EndState, match: Matched, act: ExpectAct): Met | { failure: Failure } {
  const found = Object.entries(act.save).map(
    ([name, pointer]) => [name, pointInto(match.message, pointer)] as const,
  );
  const absent = found.find(([, value]) => value === undefined);
  if (absent) return { failure: nothingToSave(end, act, match.message, absent[0]) };
  return met({
    takes: [{ stream: end.incoming, count: match.consumed }],
    saves: Object.fromEntries(found) as Met['saves'],
    tolerated: match.tolerated,
  });
}

function nothingToSave(end: EndState, act: ExpectAct, message: Buffer, name: string): Failure {
  const words = `JSON with a value at ${act.save[name] || 'its root'}`;
  return {
    code: 'wrong-answer',
    message: `the message has no ${name} to remember: it is not ${words}`,
    shown: shown(end, { words }, message),
  };
}

function differs(end: EndState, { code, message, expected, received, differsAt, place }: Mismatch): Failure {
  const at = differsAt === undefined ? {} : { differsAt };
  return { code, message, place, shown: { ...shown(end, expected, received), ...at } };
}

function unanswered(name: string, end: EndState, act: ExpectAct, vars: Vars): Failure {
  const { incoming } = end;
  const received = incoming.log.from(incoming.cursor);
  const wanted = expectedOf(act.pattern, vars);
  const place = act.pattern.place;
  const some = received.length > 0;
  const facts = { place, shown: shown(end, wanted, received) };
  if (end.peer === 'reset')
    return { code: 'reset-early', message: `the connection of ${name} was reset`, ...facts };
  if (end.peer === 'fin') {
    const message = some
      ? `the connection of ${name} was closed in the middle of the message`
      : `the connection of ${name} was closed without an answer`;
    return { code: 'closed-early', message, ...facts };
  }
  if (some) return { code: 'incomplete-answer', message: `the message to ${name} is not complete`, ...facts };
  return { code: 'no-answer', message: `no answer to ${name} within ${act.withinMs} ms`, ...facts };
}

function expectedOf(pattern: Pattern, vars: Vars): Expected {
  return pattern.kind === 'bytes'
    ? { bytes: fillBytes(pattern.bytes, vars) }
    : { words: wordsOf(pattern, vars) };
}

function shown(end: EndState, expected: Expected, received: Buffer) {
  const sent = end.lastSent === undefined ? {} : { sent: end.lastSent };
  return { ...sent, expected, received, ending: end.peer };
}

export function progressOfClosed(world: World, act: ClosedAct, vars: Vars, tolerate: Tolerance[]): Progress {
  return allOf(
    resolveEnds(world, act.via, vars).map((name) => progressOfOneClosed(world, act, name, tolerate)),
  );
}

function progressOfOneClosed(world: World, act: ClosedAct, name: string, tolerate: Tolerance[]): Progress {
  const end = world.ends.get(name);
  if (!end || end.peer === 'open') {
    return waiting({
      code: 'still-open',
      message: `the connection of ${name} was not closed within ${act.withinMs} ms`,
    });
  }
  const left = unread(end, tolerate);
  if (left.length > 0) return broken(unexpected(name, end, left, 'the end of the connection'));
  if (act.how === 'either' || act.how === end.peer) return met();
  const words = { fin: 'closed (FIN)', reset: 'reset (RST)' };
  const message = `the connection of ${name} should be ${words[act.how]}, it was ${words[end.peer]}`;
  return broken({ code: 'wrong-close', message });
}

/** What nobody expected: the bytes after the cursor, less what the teacher forgives. */
export function unread(end: EndState, tolerate: Tolerance[]): Buffer {
  const { log, cursor } = end.incoming;
  const left = log.from(cursor);
  const forgiven = (byte: number): boolean =>
    (tolerate.includes('newline') && (byte === 0x0a || byte === 0x0d)) ||
    (tolerate.includes('nul-padding') && byte === 0) ||
    (tolerate.includes('trailing-space') && (byte === 0x20 || byte === 0x09));
  return left.every(forgiven) ? Buffer.alloc(0) : left;
}

function unexpected(name: string, end: EndState, received: Buffer, instead: string): Failure {
  const message = `${received.length} unexpected bytes came to ${name}`;
  return { code: 'unexpected-data', message, shown: shown(end, { words: instead }, received) };
}

export function progressOfQuiet(world: World, act: QuietAct, vars: Vars, tolerate: Tolerance[]): Progress {
  return allOf(resolveEnds(world, act.via, vars).map((name) => progressOfOneQuiet(world, name, tolerate)));
}

function progressOfOneQuiet(world: World, name: string, tolerate: Tolerance[]): Progress {
  const end = world.ends.get(name);
  const left = end ? unread(end, tolerate) : Buffer.alloc(0);
  if (end && left.length > 0) return broken(unexpected(name, end, left, 'silence'));
  return end && end.peer !== 'open' ? met() : { state: 'waiting', ifOver: () => met() };
}
