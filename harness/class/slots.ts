import { FairQueue } from './fair-queue.ts';
import { type Jobs, leastSlots, mostSlots, readProcessorTime, SlotLimit } from './slot-limit.ts';

/** How often it is looked whether one more case can run, while some wait. */
const lookEveryMs = 250;

/** Turns of cases, so many at a time as the limit says. */
export class Slots {
  readonly #queue = new FairQueue<() => void>();
  readonly #limit: SlotLimit;
  readonly #clock: NodeJS.Timeout | undefined;
  #taken = 0;

  constructor(jobs: Jobs) {
    this.#limit = new SlotLimit(leastSlots(jobs), mostSlots(jobs), readProcessorTime());
    if (jobs === 'adapted') this.#clock = setInterval(() => this.#look(), lookEveryMs).unref();
  }

  /** How many there are now. */
  get count(): number {
    return this.#limit.now;
  }

  /** Does the work when the turn of its submission has come. */
  async take<T>(submission: string, work: () => Promise<T>): Promise<T> {
    const turn = new Promise<void>((resolve) => this.#queue.add(submission, resolve));
    this.#serve();
    await turn;
    try {
      return await work();
    } finally {
      this.#taken--;
      this.#queue.done(submission);
      this.#serve();
    }
  }

  close(): void {
    clearInterval(this.#clock);
  }

  #look(): void {
    if (this.#queue.length > 0 && this.#limit.look(readProcessorTime())) this.#serve();
  }

  #serve(): void {
    while (this.#taken < this.#limit.now && this.#queue.length > 0) {
      this.#taken++;
      this.#queue.next()?.();
    }
  }
}
