import { counted } from '../counted.ts';
import { amountOf } from '../progress/end-progress.ts';
import type { EndState } from '../world.ts';
import { finding } from './finding.ts';
import type { Recognise, Seen } from './seen.ts';

const silent: ReadonlySet<string> = new Set(['no-answer', 'incomplete-answer', 'not-reading']);

/** Mistakes that show in who said what when, the look after the failure included. */
export const conversationMistakes: Recognise[] = [
  (seen) => {
    const { failure, end } = seen;
    const unheard =
      end?.state.transport === 'tcp' && silent.has(failure.code) && end.state.incoming.cursor === 0;
    const other = unheard ? otherClient(seen, ({ since }) => since < end.state.since) : undefined;
    if (!end || other === undefined) return undefined;
    return finding('one-client-at-a-time', `${end.name} is not answered while ${other} is connected.`);
  },
  (seen) => {
    const { failure, end } = seen;
    if (!end || !silent.has(failure.code) || late(end.state) > 0 || afterHalfClose(end.state) === 0)
      return undefined;
    // Afterwards all ends are half-closed at once: the answer may have waited for another client to leave.
    if (otherClient(seen, () => true) !== undefined) return undefined;
    return finding(
      'answers-after-half-close',
      `When the case had failed, ${end.name} half-closed the connection, and then ${counted(afterHalfClose(end.state), 'byte')} came.`,
    );
  },
  ({ failure, end }) => {
    if (!end || !silent.has(failure.code) || late(end.state) === 0) return undefined;
    return finding('answers-late', `${lateAmount(end.state)} came after the time was up.`);
  },
  ({ failure, end, world }) => {
    // What the link has lost nobody could answer.
    if (world.crossings.some(({ fate }) => fate.lost !== undefined)) return undefined;
    const stopped = ['no-answer', 'closed-early', 'reset-early'].includes(failure.code);
    if (!end || !stopped || end.state.incoming.cursor === 0 || !askedTwice(end.state)) return undefined;
    return finding('answers-once', `${end.name} had been answered before, this message is not.`);
  },
  ({ failure, world }) => {
    const served = [...world.ends].find(([, end]) => end.incoming.cursor > 0 && hasLeft(end));
    if (failure.code !== 'exited-early' || !served) return undefined;
    const message = `The program served ${served[0]} and ended when ${served[0]} left.`;
    return finding('ends-with-its-client', message);
  },
  ({ failure, end }) => {
    if (!end || failure.code !== 'reset-early' || end.state.incoming.log.length === end.state.incoming.cursor)
      return undefined;
    return finding('closes-with-unread-input');
  },
];

/** Bytes that came after the failure, before we did anything about it. */
function late({ incoming, judged, stirredAt }: EndState): number {
  return judged === undefined ? 0 : (stirredAt ?? incoming.log.length) - judged.bytes;
}

function lateAmount(end: EndState): string {
  const after = end.incoming.log.from(end.judged?.bytes ?? 0).subarray(0, late(end));
  return amountOf(end, after);
}

function afterHalfClose({ incoming, stirredAt }: EndState): number {
  return stirredAt === undefined ? 0 : incoming.log.length - stirredAt;
}

/** What was answered before may otherwise have been a greeting. */
function askedTwice({ sentBytes, lastSent }: EndState): boolean {
  return sentBytes > (lastSent?.length ?? 0);
}

/** Left by a step of the case, not by the look afterwards. */
function hasLeft({ ours, stirredAt }: EndState): boolean {
  return stirredAt === undefined && (ours === 'close' || ours === 'finish');
}

/** Another client of the same program that was still there when the case failed. */
function otherClient({ end, world }: Seen, which: (other: EndState) => boolean): string | undefined {
  return [...world.ends].find(
    ([name, other]) =>
      name !== end?.name &&
      other.to === end?.state.to &&
      other.outcome === 'opened' &&
      which(other) &&
      (other.ours === 'open' || other.ours === 'finish') &&
      (other.judged ?? other).peer === 'open',
  )?.[0];
}
