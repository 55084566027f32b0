import type { Transcript } from '../../verdict/evidence.ts';
import type { Crossing, LinkHappening } from '../../verdict/link-evidence.ts';
import { type Arrow, carried, type Mark, type Row } from './ladder.ts';
import type { Cast } from './lifelines.ts';

/** Everything after an event. */
type Later = () => Transcript['events'];

/** Reads what a link has to tell. */
export interface LinkReader {
  rowsOf(event: OfLink, later: Later): Row[];
  /** What the link tells better: it knows what became of our datagrams. */
  tells(mark: Mark): boolean;
}

type OfLink = { at: number } & LinkHappening;

/** One reader for one case: it learns which conversation over the link belongs to which end of ours. */
export function linkReader({ link, lifelines }: Cast, planned: Transcript['case']['case']): LinkReader {
  const name = link ?? 'link';
  const ours = planned.link?.between.begins === 'ours' || planned.link?.between.answers === 'ours';
  const conversations = new Map<number, string>();
  let speaker = lifelines[0]?.name ?? name;
  const playerOf = (player: string, flow: number): string => {
    if (player !== 'ours') return player;
    if (!conversations.has(flow)) conversations.set(flow, speaker);
    return conversations.get(flow) ?? speaker;
  };
  return {
    rowsOf: (event, later) =>
      event.kind === 'crossed'
        ? crossedRows(event, { link: name, playerOf }, later)
        : [linkEndedRow(event, name)],
    tells(mark) {
      if (!ours || mark.kind !== 'arrow' || mark.unit !== 'datagram') return false;
      if (lifelines.some(({ name: own, kind }) => kind === 'peer' && own === mark.from)) speaker = mark.from;
      return true;
    },
  };
}

interface LinkCast {
  link: string;
  /** The lifeline of a player; of ours, that of the end whose conversation it is. */
  playerOf(name: string, flow: number): string;
}

/** A datagram that came to the link, and what became of it: an arrow for each copy. */
function crossedRows(event: Crossing, { link, playerOf }: LinkCast, later: Later): Row[] {
  const { at, flow, fate, bytes } = event;
  const [from, to] = [playerOf(event.from, flow), playerOf(event.to, flow)];
  const altered = alteredWords(event);
  const arrow: Omit<Arrow, 'state' | 'arrives'> = {
    ...{ kind: 'arrow', unit: 'datagram', from, to, through: link },
    end: event.to === 'ours' ? to : from,
    pieces: [{ at, size: bytes.length }],
    carries: carried(bytes),
    ...(altered !== undefined && { altered }),
  };
  if (fate.lost !== undefined) return [{ at, ...arrow, state: 'lost' }];
  const arrives = arrivalOf(event, later);
  const copies = Array.from(
    { length: fate.copies ?? 0 },
    (): Row => ({ at, ...arrow, state: 'duplicate', arrives }),
  );
  return [{ at, ...arrow, state: 'delivered', arrives }, ...copies];
}

/** Held back, it comes out behind the last of those that overtake it. */
function arrivalOf({ at, flow, direction, fate }: Crossing, later: Later): number {
  const delayed = at + (fate.delayed ?? 0);
  if (fate.behind === undefined) return delayed;
  const overtaking = later().filter(
    (one) => one.kind === 'crossed' && one.flow === flow && one.direction === direction,
  );
  // The records know of the deciding only; a little later is after.
  return Math.max(delayed, (overtaking.slice(0, fate.behind).at(-1)?.at ?? at) + 0.1);
}

function alteredWords({ fate: { flipped, cut } }: Crossing): string | undefined {
  const words = [
    ...(flipped === undefined ? [] : [`bit ${flipped} flipped`]),
    ...(cut === undefined ? [] : [`cut to ${cut} bytes`]),
  ];
  return words.length === 0 ? undefined : words.join(', ');
}

type Ended = Extract<LinkHappening, { kind: 'link-ended' }>;

const endings = { closed: 'closes', finished: 'half-closes', reset: 'resets' };

/** The link ended a connection by itself. */
function linkEndedRow(event: { at: number } & Ended, link: string): Row {
  const words = `${endings[event.how]} the connection after ${event.afterBytes} bytes`;
  return { at: event.at, kind: 'note', of: link, words };
}
