import { performance } from 'node:perf_hooks';
import type { DatagramFault, Decision, Fate } from './datagram-fault.ts';
import type { Decide } from './decide.ts';
import { Departures } from './departures.ts';
import type { Direction } from './draw.ts';

/** What a lane tells of, and where its datagrams go. */
export interface LaneListeners {
  deliver(bytes: Buffer): void;
  decided(decision: Decision, bytes: Buffer): void;
  /** +1 when a datagram is held back, -1 when it has gone on. */
  holds(change: 1 | -1): void;
}

interface Held {
  copies: Buffer[];
  /** So many later ones it still lets pass. */
  behind: number;
  timer: NodeJS.Timeout;
}

/** Carries datagrams one way, as was decided on each: the only part of it that knows time. */
export class DatagramLane {
  readonly #held = new Set<Held>();
  readonly #departures: Departures<Buffer>;
  readonly #bytesPerMs: number;
  readonly #flushMs: number;
  /** When the line has sent what it was given. */
  #freeAt = 0;

  constructor(
    faults: readonly DatagramFault[],
    direction: Direction,
    private readonly decide: Decide,
    private readonly to: LaneListeners,
  ) {
    const here = faults.filter(({ directions }) => directions.includes(direction));
    const rates = here.flatMap((fault) => (fault.kind === 'rate' ? [fault.bytesPerSecond / 1000] : []));
    this.#bytesPerMs = Math.min(...rates, Number.POSITIVE_INFINITY);
    const flushes = here.flatMap((fault) => (fault.kind === 'reorder' ? [fault.flushMs] : []));
    this.#flushMs = Math.max(0, ...flushes);
    this.#departures = new Departures((bytes) => this.#deliver(bytes), to.holds);
  }

  carry(bytes: Buffer): void {
    const decision = this.decide(bytes);
    this.to.decided(decision, bytes);
    const { fate } = decision;
    if (fate.lost !== undefined) return;
    const copies = Array.from({ length: 1 + (fate.copies ?? 0) }, () => afterFate(bytes, fate));
    if (fate.behind !== undefined) this.#hold(copies, fate.behind);
    else for (const copy of copies) this.#departures.add(copy, (fate.delayed ?? 0) + this.#sendingMs(copy));
  }

  /** Nothing goes on any more; what is held is lost. */
  end(): void {
    for (const { timer } of this.#held) {
      clearTimeout(timer);
      this.to.holds(-1);
    }
    this.#held.clear();
    this.#departures.end();
  }

  #hold(copies: Buffer[], behind: number): void {
    this.to.holds(1);
    const held: Held = { copies, behind, timer: setTimeout(() => this.#release(held), this.#flushMs) };
    this.#held.add(held);
  }

  /** What was overtaken goes on at once: its lateness is that of those before it. */
  #release(held: Held): void {
    if (!this.#held.delete(held)) return;
    clearTimeout(held.timer);
    for (const copy of held.copies) this.to.deliver(copy);
    this.to.holds(-1);
  }

  #deliver(bytes: Buffer): void {
    this.to.deliver(bytes);
    for (const held of this.#held) if (--held.behind <= 0) this.#release(held);
  }

  /** Until the line has sent this one, behind those before it; milliseconds. */
  #sendingMs({ length }: Buffer): number {
    if (this.#bytesPerMs === Number.POSITIVE_INFINITY) return 0;
    const now = performance.now();
    this.#freeAt = Math.max(this.#freeAt, now) + length / this.#bytesPerMs;
    return this.#freeAt - now;
  }
}

/** What is left of a datagram: cut, then one bit flipped if that is within what is left. */
function afterFate(bytes: Buffer, { cut, flipped }: Fate): Buffer {
  if (cut === undefined && flipped === undefined) return bytes;
  const copy = Buffer.from(bytes.subarray(0, cut));
  const at = (flipped ?? Number.POSITIVE_INFINITY) >> 3;
  if (flipped !== undefined && at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << (flipped & 7));
  return copy;
}
