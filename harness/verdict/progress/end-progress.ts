import type { ClosedAct, QuietAct, Tolerance } from '../../spec/assignment.ts';
import { counted } from '../counted.ts';
import { contentOf, unpackDatagrams } from '../match/datagram-log.ts';
import type { Vars } from '../match/fill-template.ts';
import type { Shown } from '../verdict.ts';
import type { EndState, World } from '../world.ts';
import { allOf, broken, type Failure, met, type Progress, waiting } from './progress.ts';
import { resolveEnds } from './resolve-ends.ts';
import { shown } from './shown.ts';

/** The program closes its end, in the way that the step says, with nothing left to read. */
export function progressOfClosed(world: World, act: ClosedAct, vars: Vars, tolerate: Tolerance[]): Progress {
  return allOf(
    resolveEnds(world, act.via, vars).map((name) => progressOfOneClosed(world, act, name, tolerate)),
  );
}

function progressOfOneClosed(world: World, act: ClosedAct, name: string, tolerate: Tolerance[]): Progress {
  const end = world.ends.get(name);
  if (!end || end.peer === 'open') {
    const message =
      act.how === 'refused'
        ? `somebody still receives where ${name} sends to`
        : `the connection of ${name} was not closed`;
    return waiting({ code: 'still-open', message, ...(end && { shown: conversation(end, theEnd) }) });
  }
  const left = unread(end, tolerate);
  if (left.length > 0) return broken(unexpected(name, end, left, theEnd));
  if (act.how === 'either' || act.how === end.peer) return met();
  const words = { fin: 'closed (FIN)', reset: 'reset (RST)', refused: 'refused' };
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
  const isForgiven =
    end.transport === 'udp'
      ? unpackDatagrams(left).every((one) => one.length > 0 && one.every(forgiven))
      : left.every(forgiven);
  return isForgiven ? Buffer.alloc(0) : left;
}

/** "3 bytes" of a connection, "1 datagram" of a UDP end. */
export function amountOf({ transport }: EndState, left: Buffer, which = ''): string {
  if (transport === 'udp') return counted(unpackDatagrams(left).length, `${which}datagram`);
  return counted(left.length, `${which}byte`);
}

function unexpected(name: string, end: EndState, received: Buffer, instead: string): Failure {
  const message = `${amountOf(end, received, 'unexpected ')} came to ${name}`;
  return { code: 'unexpected-data', message, shown: surplusIn(end, instead) };
}

/** All that came, with the first byte marked that nobody expected. */
export function surplusIn(end: EndState, instead: string): Shown {
  const { log, cursor } = end.incoming;
  const differsAt = end.transport === 'udp' ? contentOf(log.from(0).subarray(0, cursor)).length : cursor;
  return { ...conversation(end, instead), differsAt };
}

const theEnd = 'the end of the connection';

/** What was sent last, and all that came. */
function conversation(end: EndState, wanted: string): Shown {
  const all = end.incoming.log.from(0);
  return shown(end, { words: wanted }, end.transport === 'udp' ? contentOf(all) : all);
}

/** Nothing comes while the step lasts. */
export function progressOfQuiet(world: World, act: QuietAct, vars: Vars, tolerate: Tolerance[]): Progress {
  return allOf(resolveEnds(world, act.via, vars).map((name) => progressOfOneQuiet(world, name, tolerate)));
}

function progressOfOneQuiet(world: World, name: string, tolerate: Tolerance[]): Progress {
  const end = world.ends.get(name);
  const left = end ? unread(end, tolerate) : Buffer.alloc(0);
  if (end && left.length > 0) return broken(unexpected(name, end, left, 'silence'));
  return end && end.peer !== 'open' ? met() : { state: 'waiting', ifOver: () => met() };
}
