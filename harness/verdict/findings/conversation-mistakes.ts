import type { EndState } from '../world.ts';
import type { Recognise, Seen } from './seen.ts';

const silent: ReadonlySet<string> = new Set(['no-answer', 'incomplete-answer', 'not-reading']);

/** Mistakes that show in who said what when, the look after the failure included. */
export const conversationMistakes: Recognise[] = [
  (seen) => {
    const { failure, end } = seen;
    const other =
      end && silent.has(failure.code) && end.state.incoming.cursor === 0 ? earlierClient(seen) : undefined;
    if (!end || other === undefined) return undefined;
    return {
      code: 'one-client-at-a-time',
      message: `${end.name} is not answered while ${other} is connected.`,
      hint: 'While the program waits in recv() for one client, who looks after the others? Think of threads or select().',
    };
  },
  ({ failure, end }) => {
    if (!end || !silent.has(failure.code) || late(end.state) > 0 || afterHalfClose(end.state) === 0)
      return undefined;
    return {
      code: 'answers-after-half-close',
      message: `When the case had failed, ${end.name} half-closed the connection, and then ${afterHalfClose(end.state)} bytes came.`,
      hint: 'The answer waits until the client has finished sending. What in the message itself says that it is complete?',
    };
  },
  ({ failure, end }) => {
    if (!end || !silent.has(failure.code) || late(end.state) === 0) return undefined;
    return {
      code: 'answers-late',
      message: `${late(end.state)} bytes came after the time was up.`,
      hint: 'What does the program wait for before it answers: a timeout, a sleep, more input?',
    };
  },
  ({ failure, end }) => {
    const stopped = ['no-answer', 'closed-early', 'reset-early'].includes(failure.code);
    if (!end || !stopped || end.state.incoming.cursor === 0 || !askedTwice(end.state)) return undefined;
    return {
      code: 'answers-once',
      message: `${end.name} had been answered before, this message is not.`,
      hint: 'How often does the program call recv() for one client? A conversation is a loop.',
    };
  },
  ({ failure, world }) => {
    const served = [...world.ends].find(([, { incoming, ours }]) => incoming.cursor > 0 && ours === 'close');
    if (failure.code !== 'exited-early' || !served) return undefined;
    return {
      code: 'ends-with-its-client',
      message: `The program served ${served[0]} and ended when ${served[0]} left.`,
      hint: 'A server goes back to accept() when a client has left. Where does its loop begin and end?',
    };
  },
  ({ failure, end }) => {
    if (!end || failure.code !== 'reset-early' || end.state.incoming.log.length === end.state.incoming.cursor)
      return undefined;
    return {
      code: 'closes-with-unread-input',
      message: 'Part of the answer came, then the connection was reset.',
      hint: 'close() while received bytes are still unread sends a reset, and the rest of the answer may be lost.',
    };
  },
];

/** Bytes that came after the failure, before we did anything about it. */
function late({ incoming, judged, stirredAt }: EndState): number {
  return judged === undefined ? 0 : (stirredAt ?? incoming.log.length) - judged.bytes;
}

function afterHalfClose({ incoming, stirredAt }: EndState): number {
  return stirredAt === undefined ? 0 : incoming.log.length - stirredAt;
}

/** What was answered before may otherwise have been a greeting. */
function askedTwice({ sentBytes, lastSent }: EndState): boolean {
  return sentBytes > (lastSent?.length ?? 0);
}

/** A client of the same program that came before and is still there. */
function earlierClient({ end, world }: Seen): string | undefined {
  return [...world.ends].find(
    ([name, other]) =>
      name !== end?.name &&
      other.to === end?.state.to &&
      other.since < end.state.since &&
      (other.ours === 'open' || other.ours === 'finish') &&
      (other.judged ?? other).peer === 'open',
  )?.[0];
}
