import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { Lane } from './decide.ts';
import { Departures } from './departures.ts';
import type { StreamCut, StreamEnding, StreamFault } from './stream-fault.ts';
import { ofKind, StreamPacing } from './stream-pacing.ts';

/** What a lane tells of. */
export interface StreamLaneListeners {
  /** The link itself has ended the connection, or this direction of it. */
  ended(how: StreamEnding['how'], afterBytes: number): void;
  /** +1 when something is on its way, -1 when it is no more. */
  holds(change: 1 | -1): void;
}

type Item = Buffer | 'finish' | StreamEnding['how'];

/** So many bytes may be on their way before the sender has to wait. */
const mostUnderWay = 1024 * 1024;

/** Carries the bytes of one direction of a connection, and its end. */
export class StreamLane {
  readonly #departures: Departures<Item>;
  readonly #pacing: StreamPacing;
  readonly #cut: StreamCut | undefined;
  readonly #swallows: boolean;
  readonly #slowMs: number;
  readonly #resetMs: number | undefined;
  #readBytes = 0;
  #passedBytes = 0;
  #underWay = 0;
  #resetTimer: NodeJS.Timeout | undefined;
  #over = false;

  constructor(
    faults: readonly StreamFault[],
    lane: Lane,
    private readonly sockets: { from: Socket; to: Socket },
    private readonly listeners: StreamLaneListeners,
  ) {
    const here = faults.filter(({ directions }) => directions.includes(lane.direction));
    this.#departures = new Departures((item) => this.#depart(item), listeners.holds);
    this.#pacing = new StreamPacing(here, lane);
    this.#cut = firstCut(here);
    this.#slowMs = ofKind(here, 'slow-close').reduce((sum, { ms }) => sum + ms, 0);
    this.#resetMs = ofKind(here, 'reset-after')[0]?.ms;
    const timeouts = ofKind(here, 'timeout');
    this.#swallows = timeouts.length > 0;
    const closing = timeouts.filter(({ ms }) => ms > 0).map(({ ms }) => ms);
    if (closing.length > 0) this.#departures.add('closed', Math.min(...closing));
  }

  carry(bytes: Buffer): void {
    if (this.#readBytes === 0 && this.#resetMs !== undefined) this.#resetIn(this.#resetMs);
    if (this.#over || this.#swallows) return;
    const most = this.#cut === undefined ? bytes.length : this.#cut.bytes - this.#readBytes;
    const taken = bytes.subarray(0, most);
    this.#readBytes += taken.length;
    for (const piece of this.#pacing.pace(taken, performance.now())) this.#send(piece.bytes, piece.waitMs);
    if (this.#cut !== undefined && this.#readBytes >= this.#cut.bytes) this.#end(endings[this.#cut.kind]);
  }

  /** The sender has finished: so does the link, when everything before it has passed. */
  finish(): void {
    if (!this.#over && !this.#swallows) this.#end('finish', this.#slowMs);
  }

  /** The connection is gone. */
  stop(): void {
    this.#over = true;
    this.#departures.end();
    if (this.#resetTimer === undefined) return;
    clearTimeout(this.#resetTimer);
    this.#resetTimer = undefined;
    this.listeners.holds(-1);
  }

  #end(how: Exclude<Item, Buffer>, waitMs = 0): void {
    this.#over = true;
    this.#departures.add(how, waitMs);
  }

  #resetIn(ms: number): void {
    this.listeners.holds(1);
    this.#resetTimer = setTimeout(() => {
      this.#resetTimer = undefined;
      this.listeners.holds(-1);
      this.#depart('reset');
    }, ms);
  }

  #send(bytes: Buffer, waitMs: number): void {
    if (bytes.length === 0) return;
    this.#underWay += bytes.length;
    if (this.#underWay > mostUnderWay) this.sockets.from.pause();
    this.#departures.add(bytes, waitMs);
  }

  #depart(item: Item): void {
    if (typeof item !== 'string') this.#write(item);
    else if (item === 'finish') this.sockets.to.end();
    else this.#act(item);
  }

  /** What the receiver does not read is still on its way. */
  #write(bytes: Buffer): void {
    if (!this.sockets.to.writable) return;
    this.listeners.holds(1);
    this.sockets.to.write(bytes, () => {
      this.listeners.holds(-1);
      this.#underWay -= bytes.length;
      if (this.#underWay <= mostUnderWay) this.sockets.from.resume();
    });
    this.#passedBytes += bytes.length;
  }

  #act(how: StreamEnding['how']): void {
    this.listeners.ended(how, this.#passedBytes);
    const { from, to } = this.sockets;
    if (how === 'reset') for (const socket of [to, from]) socket.resetAndDestroy();
    else to.end();
    if (how === 'closed') from.end();
  }
}

const endings = { 'limit-data': 'closed', 'finish-at': 'finished', 'reset-at': 'reset' } as const;

function firstCut(faults: readonly StreamFault[]): StreamCut | undefined {
  const cuts = faults.filter((fault): fault is StreamFault & StreamCut => fault.kind in endings);
  return cuts.sort((one, other) => one.bytes - other.bytes)[0];
}
