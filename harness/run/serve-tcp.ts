import type { Frame, ServeAnswer } from '../spec/assignment.ts';
import { cutMessage } from '../verdict/match/cut-message.ts';
import { endBy } from './do-end.ts';
import { messageOf } from './do-send.ts';
import { holdEnd, listenersOf } from './hold-end.ts';
import { actLater } from './later.ts';
import { listenFor } from './listen-for.ts';
import { ServeRules } from './serve-rules.ts';
import type { Serving } from './serving.ts';
import type { Stage } from './stage.ts';

/** A TCP peer with rules: every connection is an end of its own, `as-1`, `as-2` … */
export async function serveTcp(stage: Stage, { act, ports, vars }: Serving): Promise<void> {
  const listener = await listenFor(stage, { client: act.for, ports, family: undefined });
  stage.recorder.add({ kind: 'listening', end: act.as, ports });
  const rules = new ServeRules(act, vars);
  const acceptAll = async (): Promise<void> => {
    for (let count = 1; ; count++) await acceptOne(`${act.as}-${count}`);
  };
  const acceptOne = async (name: string): Promise<void> => {
    const kept = listenersOf(stage, name);
    const heard = hearing(stage, name, { act, ports, vars }, rules);
    const end = await listener.accept({
      received: (bytes) => {
        kept.received(bytes);
        heard(bytes);
      },
      peerClosed: (how) => kept.peerClosed(how),
    });
    holdEnd(stage, name, act.as, end);
  };
  void acceptAll();
}

/** Cuts what one connection brings into messages, and does with each what the rules say. */
function hearing(
  stage: Stage,
  name: string,
  { act, vars }: Serving,
  rules: ServeRules,
): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (let message = next(act.frame, rest); message; message = next(act.frame, rest)) {
      const whole = message;
      rest = rest.subarray(whole.length);
      const rule = rules.next(name, whole);
      if (rule) actLater(stage, rule.delayMs, () => doAnswer(stage, name, rule.answer, { whole, vars }));
    }
  };
}

/** One message with its envelope; without frames, what came in one piece is one. */
function next(frame: Frame, bytes: Buffer): Buffer | undefined {
  if (bytes.length === 0 || frame.kind === 'raw') return bytes.length === 0 ? undefined : bytes;
  const cut = cutMessage(frame, bytes, false);
  return cut.cut === 'message' && cut.consumed > 0 ? bytes.subarray(0, cut.consumed) : undefined;
}

async function doAnswer(
  stage: Stage,
  name: string,
  answer: ServeAnswer,
  { whole, vars }: { whole: Buffer; vars: Serving['vars'] },
): Promise<void> {
  if (answer.do === 'drop') return;
  if (answer.do !== 'echo' && answer.do !== 'reply') {
    await endBy(stage, name, answer.do);
    return;
  }
  const bytes = answer.do === 'echo' ? whole : messageOf(answer, vars);
  stage.recorder.add({ kind: 'sent', end: name, bytes });
  await stage.ends.get(name)?.send(bytes);
}
