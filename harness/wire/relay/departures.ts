import { performance } from 'node:perf_hooks';

/** What waits until its time, first in, first out. */
export class Departures<Item> {
  readonly #queue: { item: Item; at: number }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly depart: (item: Item) => void,
    private readonly holds: (change: 1 | -1) => void,
  ) {}

  /** Sends the item on after `waitMs`, and not before those that came earlier; at once where nothing is in its way. */
  add(item: Item, waitMs: number): void {
    const at = Math.max(performance.now() + waitMs, this.#queue.at(-1)?.at ?? 0);
    if (waitMs <= 0 && this.#queue.length === 0) {
      this.depart(item);
      return;
    }
    this.holds(1);
    this.#queue.push({ item, at });
    if (this.#timer === undefined) this.#wake();
  }

  /** Nothing that waits departs any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const _item of this.#queue.splice(0)) this.holds(-1);
  }

  #wake(): void {
    const next = this.#queue[0];
    if (next === undefined) return;
    this.#timer = setTimeout(() => this.#departDue(), Math.max(0, next.at - performance.now()));
  }

  #departDue(): void {
    this.#timer = undefined;
    // A timer may fire a fraction of a millisecond early.
    const now = performance.now() + 1;
    for (let next = this.#queue[0]; next !== undefined && next.at <= now; next = this.#queue[0]) {
      this.#queue.shift();
      this.depart(next.item);
      this.holds(-1);
    }
    this.#wake();
  }
}
