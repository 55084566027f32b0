import type { ExpectAct, Pattern, Tolerance } from '../../spec/assignment.ts';
import { openElement } from '../match/cut-value.ts';
import { fillBytes, type Vars } from '../match/fill-template.ts';
import type { Matched, Mismatch, Settled } from '../match/match.ts';
import { matchPattern } from '../match/match-pattern.ts';
import { wordsOf } from '../match/pattern-words.ts';
import { valueAt, wordsOfPath } from '../match/value-at.ts';
import type { Expected } from '../verdict.ts';
import type { EndState, World } from '../world.ts';
import { lostWords, noDatagram } from './no-datagram.ts';
import { allOf, broken, type Failure, type Met, met, type Progress, waiting } from './progress.ts';
import { resolveEnds } from './resolve-ends.ts';
import { shown } from './shown.ts';

/** The next message on each end must be what the pattern says. */
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
  const over = end.peer !== 'open' || isLeftAlone(world, end);
  const fresh = stream.cursor === 0;
  const match = matchPattern(act.pattern, { bytes, over, fresh, frame: act.frame, tolerate, vars });
  if (match.match !== 'more') return reached(settled(match, end, act, vars));
  // A pattern that holds of nothing at all does not make silence an answer.
  const atEnd = bytes.length > 0 ? match.atEnd : undefined;
  const result = atEnd
    ? settled(atEnd, end, act, vars)
    : { failure: unanswered({ name, end, world }, act, vars) };
  return over ? reached(result) : { state: 'waiting', ifOver: () => result };
}

/** By UDP nobody closes: after its program's end, nothing more comes. */
function isLeftAlone(world: World, { transport, to }: EndState): boolean {
  return transport === 'udp' && world.programs.get(to)?.ended !== undefined;
}

function reached(result: Met | { failure: Failure }): Progress {
  return 'failure' in result ? broken(result.failure) : result;
}

function settled(match: Settled, end: EndState, act: ExpectAct, vars: Vars): Met | { failure: Failure } {
  return match.match === 'yes' ? taken(end, match, act, vars) : { failure: differs(end, match.mismatch) };
}

function taken(end: EndState, match: Matched, act: ExpectAct, vars: Vars): Met | { failure: Failure } {
  const found = Object.entries(act.save).map(
    ([name, path]) => [name, valueAt(match.message, path, vars)] as const,
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
  const words = wordsOfPath(act.save[name] ?? '');
  return {
    code: 'wrong-answer',
    message: `the message has no ${name} to remember: it is not ${words}`,
    shown: shown(end, { words }, message),
  };
}

function differs(end: EndState, mismatch: Mismatch): Failure {
  const { code, message, expected, received, differsAt, fields, place } = mismatch;
  const at = { ...(differsAt !== undefined && { differsAt }), ...(fields && { fields }) };
  return { code, message, place, shown: { ...shown(end, expected, received), ...at } };
}

interface Unanswered {
  name: string;
  end: EndState;
  world: World;
}

function unanswered({ name, end, world }: Unanswered, act: ExpectAct, vars: Vars): Failure {
  if (end.transport === 'udp') {
    const failure = noDatagram(name, end, expectedOf(act.pattern, vars), act.pattern.place);
    return { ...failure, message: `${failure.message}${lostWords(world)}` };
  }
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
      ? `the connection of ${name} was closed in the middle of the message${stillOpen(act, received)}`
      : `the connection of ${name} was closed without an answer`;
    return { code: 'closed-early', message, ...facts };
  }
  if (some)
    return {
      code: 'incomplete-answer',
      message: `the message to ${name} is not complete${stillOpen(act, received)}`,
      ...facts,
    };
  return { code: 'no-answer', message: `no answer to ${name}`, ...facts };
}

/** Of XML it can be said what is lacking. */
function stillOpen({ frame }: ExpectAct, received: Buffer): string {
  const element = frame.kind === 'value' ? openElement(received) : undefined;
  return element === undefined ? '' : `: its element <${element.slice(0, 40)}> is not closed`;
}

function expectedOf(pattern: Pattern, vars: Vars): Expected {
  return pattern.kind === 'bytes'
    ? { bytes: fillBytes(pattern.bytes, vars) }
    : { words: wordsOf(pattern, vars) };
}
