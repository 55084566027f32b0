import { readUnread } from '../observe/unread.ts';
import type { Payload, SendAct } from '../spec/assignment.ts';
import { encodeMessage } from '../verdict/layout/encode-message.ts';
import { envelop } from '../verdict/match/cut-message.ts';
import { fillLayout } from '../verdict/match/fill-layout.ts';
import { fillBytes, fillJson, fillNumber, fillText, type Vars } from '../verdict/match/fill-template.ts';
import { fillXml } from '../verdict/match/fill-xml.ts';
import { resolveEnds } from '../verdict/progress/resolve-ends.ts';
import type { TcpEnd } from '../wire/tcp-end.ts';
import { lookUntil } from './backoff.ts';
import { endBy } from './do-end.ts';
import type { Done } from './done.ts';
import { sendDatagram } from './send-datagram.ts';
import { asOwnWork, type Stage } from './stage.ts';

/** Sends a message, whole or in pieces; each piece goes out when the one before has been read. */
export async function doSend(stage: Stage, act: SendAct, vars: Vars, signal: AbortSignal): Promise<Done> {
  const message = messageOf(act, vars);
  const pieces = cut(message, act.pieces, vars);
  const names = resolveEnds(stage.recorder.world, act.via, vars);
  await Promise.all(
    names.map((name) => {
      const udp = stage.datagramEnds.get(name);
      return udp
        ? sendDatagram(stage, { name, end: udp }, message, signal)
        : sendPieces(stage, name, pieces, signal);
    }),
  );
  if (signal.aborted) return 'watching';
  const how = act.then;
  if (how) await Promise.all(names.map((name) => endBy(stage, name, how)));
  return 'done';
}

/** The bytes of a payload in the frame's envelope; `bytes` have none. */
export function messageOf(
  { payload, frame }: { payload: Payload; frame: SendAct['frame'] },
  vars: Vars,
): Buffer {
  switch (payload.kind) {
    case 'bytes':
      return fillBytes(payload.bytes, vars);
    case 'json':
      return envelop(frame, Buffer.from(JSON.stringify(fillJson(payload.value, vars))));
    case 'xml':
      return envelop(frame, Buffer.from(fillXml(payload.text, vars)));
    case 'message':
      return envelop(frame, encodeMessage(payload.layout, fillLayout(payload.layout, payload.values, vars)));
    case 'line': {
      const line = frame.kind === 'line' ? frame : { kind: 'line' as const, end: 'lf' as const, max: 0 };
      return envelop(line, Buffer.from(fillText(payload.text, vars)));
    }
  }
}

function cut(message: Buffer, pieces: SendAct['pieces'], vars: Vars): Buffer[] {
  if (pieces === undefined) return [message];
  const sizes = sizesOf(message.length, pieces, vars);
  const parts: Buffer[] = [];
  let rest = message;
  for (const size of sizes) {
    parts.push(rest.subarray(0, size));
    rest = rest.subarray(size);
  }
  return [...parts, rest].filter((part) => part.length > 0);
}

function sizesOf(total: number, pieces: NonNullable<SendAct['pieces']>, vars: Vars): number[] {
  if (pieces === 'every-byte') return Array.from({ length: total }, () => 1);
  if ('sizes' in pieces) return pieces.sizes.map((size) => fillNumber(size, vars));
  const size = Math.max(1, fillNumber(pieces.size, vars));
  return Array.from({ length: Math.floor(total / size) }, () => size);
}

async function sendPieces(stage: Stage, name: string, pieces: Buffer[], signal: AbortSignal): Promise<void> {
  const end = stage.ends.get(name);
  if (!end) return;
  for (const [index, piece] of pieces.entries()) {
    if (signal.aborted) return;
    stage.recorder.add({ kind: 'sent', end: name, bytes: piece });
    await asOwnWork(stage, () => end.send(piece));
    const last = index === pieces.length - 1;
    if (!last && !(await untilRead(stage, name, end, signal))) return;
  }
}

/** The kernel's queues say when the program has taken the piece; no time is guessed. */
async function untilRead(stage: Stage, name: string, end: TcpEnd, signal: AbortSignal): Promise<boolean> {
  const taken = (): 'read' | 'gone' | undefined => {
    if (stage.recorder.world.ends.get(name)?.peer !== 'open') return 'gone';
    const unread = readUnread('self', end.ports);
    if (unread === undefined) return 'gone';
    return unread === 0 ? 'read' : undefined;
  };
  const result = await lookUntil(taken, signal, { longestMs: 8, pending: stage.looks });
  if (result === 'read') stage.recorder.add({ kind: 'read-by-program', end: name });
  return result !== undefined;
}
