import { readReceiveQueue } from '../observe/datagram-queue.ts';
import type { UdpEnd } from '../wire/udp-end.ts';
import { lookUntil } from './backoff.ts';
import { asOwnWork, type Stage } from './stage.ts';

/**
 * A program's queue has 212,992 bytes unless told otherwise (net.core.rmem_default)
 * and counts a datagram with what the kernel needs around it; so much of it we fill.
 */
const mostQueued = 65_536;

/** Sends one datagram, as soon as the program's queue has room for it. */
export async function sendDatagram(
  stage: Stage,
  { name, end }: { name: string; end: UdpEnd },
  bytes: Buffer,
  signal: AbortSignal,
): Promise<void> {
  const roomAt = (): string | undefined => {
    const queued = readReceiveQueue('self', end.ports.theirs);
    return queued === 0 || queued + 2 * bytes.length <= mostQueued ? end.remote() : undefined;
  };
  const to = await lookUntil(roomAt, signal, { longestMs: 8, pending: stage.looks });
  if (to === undefined) return;
  stage.recorder.add({ kind: 'sent', end: name, bytes, to });
  const result = await asOwnWork(stage, () => end.send(bytes));
  if (result === 'too-large')
    throw new Error(`a datagram of ${bytes.length} bytes is larger than UDP can send`);
}
