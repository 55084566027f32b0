import type { ServeAnswer } from '../spec/assignment.ts';
import { openUdp, type UdpEnd, waitUdp } from '../wire/udp-end.ts';
import { messageOf } from './do-send.ts';
import { admitPrograms } from './known-senders.ts';
import { actLater } from './later.ts';
import { openThroughLink } from './linked-udp.ts';
import { ServeRules } from './serve-rules.ts';
import type { Serving } from './serving.ts';
import type { Stage } from './stage.ts';
import { waitingAddress } from './waiting-ports.ts';

/** A UDP peer with rules: one end, which hears every client. */
export async function serveUdp(stage: Stage, { act, ports, vars }: Serving): Promise<void> {
  const { recorder } = stage;
  const rules = new ServeRules(act, vars);
  const end: UdpEnd = await openThroughLink(
    stage,
    act.for,
    {
      admits: admitPrograms(stage),
      received: (bytes, from) => {
        if (!recorder.addTraffic({ kind: 'received', end: act.as, bytes, from })) return;
        const rule = rules.next(from, bytes);
        if (rule === undefined) return;
        const message = messageToSend(rule.answer, bytes, vars);
        if (message === undefined) return;
        actLater(stage, rule.delayMs, () => answer(stage, { name: act.as, end, from }, message));
      },
      strayed: (bytes, from) => void recorder.addTraffic({ kind: 'strayed', end: act.as, from, bytes }),
      refused: () => recorder.add({ kind: 'peer-closed', end: act.as, how: 'refused' }),
    },
    (listeners) => waitUdp(ports, waitingAddress(stage, undefined), listeners),
  );
  stage.datagramEnds.set(act.as, end);
  stage.undo.push(() => end.close());
  recorder.add({ kind: 'opened-udp', end: act.as, to: act.for, local: end.local });
}

interface Message {
  bytes: Buffer;
  from: 'here' | 'elsewhere';
}

function messageToSend(answer: ServeAnswer, heard: Buffer, vars: Serving['vars']): Message | undefined {
  if (answer.do === 'echo') return { bytes: heard, from: answer.from };
  return answer.do === 'reply' ? { bytes: messageOf(answer, vars), from: answer.from } : undefined;
}

async function answer(
  stage: Stage,
  { name, end, from }: { name: string; end: UdpEnd; from: string },
  message: Message,
): Promise<void> {
  stage.recorder.add({ kind: 'sent', end: name, bytes: message.bytes, to: from });
  if (message.from === 'here') {
    await end.send(message.bytes, from);
    return;
  }
  const at = from.lastIndexOf(':');
  const silent = { admits: () => false, received: () => {}, strayed: () => {}, refused: () => {} };
  const elsewhere = await openUdp(from.slice(0, at), Number(from.slice(at + 1)), silent);
  stage.undo.push(() => elsewhere.close());
  await elsewhere.send(message.bytes);
}
