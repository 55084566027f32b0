import type { CrossedAct, CrossedCheck, Pattern } from '../../spec/assignment.ts';
import { ours } from '../../spec/our-ends.ts';
import { counted } from '../counted.ts';
import type { Crossing } from '../link-evidence.ts';
import { packDatagram } from '../match/datagram-log.ts';
import { fillJson, fillNumber, type Vars } from '../match/fill-template.ts';
import { matchPattern } from '../match/match-pattern.ts';
import { wordsOf } from '../match/pattern-words.ts';
import type { World } from '../world.ts';
import { keyOfCrossing } from './crossing-key.ts';
import { type Exchange, mostOutstanding } from './outstanding.ts';
import { allOf, type Broken, broken, type Failure, met, type Progress, waiting } from './progress.ts';

/** What came to the link, held against everything that the step says of it. */
export function progressOfCrossed(world: World, act: CrossedAct, vars: Vars): Progress {
  const like = (pattern: Pattern | undefined, { bytes }: Crossing): boolean =>
    pattern === undefined || isLike(pattern, bytes, vars);
  const sent = world.crossings.filter((one) => one.from === act.from && like(act.like, one));
  const copies = sent.flatMap(({ bytes, at }) => {
    const key = keyOfCrossing(bytes, act);
    return key === undefined ? [] : [{ key, at }];
  });
  const view: View = { world, act, vars, sent, copies };
  return allOf(act.checks.map((check) => progressOfCheck(check, view)));
}

interface View {
  world: World;
  act: CrossedAct;
  vars: Vars;
  sent: Crossing[];
  /** In the order of sending. */
  copies: { key: string; at: number }[];
}

function isLike(pattern: Pattern, bytes: Buffer, vars: Vars): boolean {
  const frame = { kind: 'datagram' } as const;
  const moment = { bytes: packDatagram(bytes), over: true, fresh: false, frame, tolerate: [], vars };
  return matchPattern(pattern, moment).match === 'yes';
}

function progressOfCheck(check: CrossedCheck, view: View): Progress {
  switch (check.kind) {
    case 'count':
      return progressOfCount(check, view);
    case 'outstanding':
      return progressOfOutstanding(check, view);
    case 'resent':
      return progressOfResent(check, view);
    case 'order':
      return progressOfOrder(check, view);
    case 'gaps':
      return progressOfGaps(check, view);
  }
}

type OfKind<Kind extends CrossedCheck['kind']> = Extract<CrossedCheck, { kind: Kind }>;

function failure({ place }: CrossedCheck, message: string): Failure {
  return { code: 'wrong-crossing', message, place };
}

/** It can be said which datagram was the wrong one. */
function brokenAt(wrong: Failure, one: { at?: number } | undefined): Broken {
  return broken(one?.at === undefined ? wrong : { ...wrong, at: one.at });
}

function progressOfCount(check: OfKind<'count'>, { act, vars, sent }: View): Progress {
  const least = fillNumber(check.atLeast, vars);
  const most = check.atMost === undefined ? Number.POSITIVE_INFINITY : fillNumber(check.atMost, vars);
  const wanted =
    most === Number.POSITIVE_INFINITY
      ? `at least ${least}`
      : least === most
        ? `${least}`
        : `${least} to ${most}`;
  const what = act.like === undefined ? '' : ` (${wordsOf(act.like, vars)})`;
  const wrong = failure(
    check,
    `${who(act)} sent ${counted(sent.length, 'datagram')}${what}; expected: ${wanted}`,
  );
  if (sent.length > most) return brokenAt(wrong, sent[most]);
  return sent.length < least ? waiting(wrong) : met();
}

function progressOfOutstanding(check: OfKind<'outstanding'>, view: View): Progress {
  const { act, vars } = view;
  const max = fillNumber(check.max, vars);
  const most = mostOutstanding(exchangesOf(check, view), check.acks);
  const reaches = fillNumber(check.reaches, vars);
  const { keys } = most;
  if (keys.length < reaches) {
    const words = `${who(act)} never had more than ${keys.length} unacknowledged at once; expected: ${reaches}`;
    return waiting(failure(check, words));
  }
  if (keys.length <= max) return met();
  const words = `${who(act)} had ${keys.length} unacknowledged at once: ${listed(keys)}; expected: at most ${max}`;
  return brokenAt(failure(check, words), most);
}

/**
 * As the sender saw it: an acknowledgement that the link lost never came, and one
 * that it delayed came later. How much later is not recorded, and a timer that lags
 * behind rings early: it counts from half its delay on.
 */
function exchangesOf({ ackedBy }: OfKind<'outstanding'>, { world, act, vars }: View): Exchange[] {
  const seenAt = ({ at, from, fate }: Crossing): number =>
    from === act.from ? at : at + (fate.delayed ?? 0) / 2;
  const inOrder = [...world.crossings].sort((one, other) => seenAt(one) - seenAt(other));
  return inOrder.flatMap((one): Exchange[] => {
    const key = keyOfCrossing(one.bytes, act);
    if (key === undefined) return [];
    const { at } = one;
    if (one.from === act.from) {
      return act.like === undefined || isLike(act.like, one.bytes, vars) ? [{ kind: 'sent', key, at }] : [];
    }
    const arrived = one.fate.lost === undefined && isLike(ackedBy, one.bytes, vars);
    return arrived ? [{ kind: 'acknowledged', key, at }] : [];
  });
}

function progressOfResent(check: OfKind<'resent'>, { act, vars, copies }: View): Progress {
  const wanted = keysOf(check.keys, vars);
  const repeats = copies.filter(({ key }, index) => copies.findIndex((one) => one.key === key) < index);
  const again = distinct(repeats);
  const missing = wanted.filter((key) => !again.includes(key));
  const more = check.others === 'none' ? again.filter((key) => !wanted.includes(key)) : [];
  const words = `${who(act)} sent ${again.length === 0 ? 'nothing' : listed(again)} more than once; expected: ${wanted.length === 0 ? 'nothing' : listed(wanted)}`;
  if (more.length > 0)
    return brokenAt(
      failure(check, words),
      repeats.find(({ key }) => more.includes(key)),
    );
  if (missing.length > 0) return waiting(failure(check, words));
  const inOrder = again.filter((key) => wanted.includes(key)).join('\n') === wanted.join('\n');
  return inOrder ? met() : broken(failure(check, `${words}, in this order`));
}

function progressOfOrder(check: OfKind<'order'>, { act, vars, copies }: View): Progress {
  const wanted = keysOf(check.keys, vars);
  const first = distinct(copies);
  const wrong = failure(check, `${who(act)} sent ${listed(first)}; expected: ${listed(wanted)}`);
  const other = first.find((key, index) => key !== wanted[index]);
  if (other !== undefined)
    return brokenAt(
      wrong,
      copies.find(({ key }) => key === other),
    );
  return first.length < wanted.length ? waiting(wrong) : met();
}

function progressOfGaps(check: OfKind<'gaps'>, { act, copies }: View): Progress {
  const { atLeastMs, atMostMs = Number.POSITIVE_INFINITY } = check;
  const last = new Map<string, number>();
  for (const { key, at } of copies) {
    const before = last.get(key);
    last.set(key, at);
    const gap = before === undefined ? undefined : at - before;
    if (gap === undefined || (gap >= atLeastMs && gap <= atMostMs)) continue;
    const wanted = gap < atLeastMs ? `at least ${atLeastMs} ms` : `at most ${atMostMs} ms`;
    const words = `${who(act)} sent ${key} again after ${Math.round(gap)} ms; expected: ${wanted}`;
    return brokenAt(failure(check, words), { at });
  }
  return met();
}

function keysOf(keys: OfKind<'resent'>['keys'], vars: Vars): string[] {
  return keys.map((key) => String(fillJson(key, vars)));
}

function distinct(copies: View['copies']): string[] {
  return [...new Set(copies.map(({ key }) => key))];
}

const mostListed = 12;

function listed(keys: string[]): string {
  const rest = keys.length - mostListed;
  const shown = keys.slice(0, mostListed).join(', ');
  return keys.length === 0 ? 'nothing' : rest > 0 ? `${shown} and ${rest} more` : shown;
}

function who({ from }: CrossedAct): string {
  return from === ours ? 'our end' : from;
}
