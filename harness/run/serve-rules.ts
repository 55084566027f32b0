import type { Frame, Pattern, ServeAct, ServeRule } from '../spec/assignment.ts';
import { packDatagram } from '../verdict/match/datagram-log.ts';
import type { Vars } from '../verdict/match/fill-template.ts';
import { matchPattern } from '../verdict/match/match-pattern.ts';

/** Finds the rule for each message of a peer: counts them, and keeps the state of each conversation. */
export class ServeRules {
  #count = 0;
  readonly #states = new Map<string, string>();

  constructor(
    private readonly act: Pick<ServeAct, 'rules' | 'frame'>,
    private readonly vars: Vars,
  ) {}

  /** The first rule that fits the next message of this conversation. */
  next(conversation: string, message: Buffer): ServeRule | undefined {
    this.#count++;
    const state = this.#states.get(conversation) ?? 'start';
    const rule = this.act.rules.find((one) => this.#fits(one, state, message));
    if (rule?.becomes !== undefined) this.#states.set(conversation, rule.becomes);
    return rule;
  }

  #fits({ nth, state, like }: ServeRule, now: string, message: Buffer): boolean {
    if (nth !== undefined && !nth.includes(this.#count)) return false;
    if (state !== undefined && state !== now) return false;
    return like === undefined || isLike(like, message, this.act.frame, this.vars);
  }
}

/** `message` is a datagram, or what a stream had up to the end of the message. */
function isLike(like: Pattern, message: Buffer, frame: Frame, vars: Vars): boolean {
  const bytes = frame.kind === 'datagram' ? packDatagram(message) : message;
  return matchPattern(like, { bytes, over: true, fresh: false, frame, tolerate: [], vars }).match === 'yes';
}
