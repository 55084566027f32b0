import type { Verdict } from '../verdict/verdict.ts';

/** How far a grading is; times are milliseconds of one clock. */
export class Tally {
  #total = 0;
  #done = 0;
  #failed = 0;
  readonly #beganMs: number;
  /** Cases under way, the longest first. */
  readonly #running = new Map<string, number>();

  constructor(nowMs: number) {
    this.#beganMs = nowMs;
  }

  /** So many cases are to be run. */
  expect(cases: number): void {
    this.#total = cases;
  }

  begins(name: string, nowMs: number): void {
    this.#running.set(name, nowMs);
  }

  decided(name: string, state: Verdict['state']): void {
    this.#running.delete(name);
    this.#done++;
    if (state === 'failed') this.#failed++;
  }

  /** Count, rate, time left, and what is running. */
  line(nowMs: number): string {
    const perSecond = this.#done / Math.max(0.001, (nowMs - this.#beganMs) / 1000);
    const left = perSecond > 0 ? `, ${inWords((this.#total - this.#done) / perSecond)} left` : '';
    const counts = `${this.#done}/${this.#total} cases, ${this.#failed} failed, ${perSecond.toFixed(1)} a second${left}`;
    const running = [...this.#running]
      .slice(0, mostNamed)
      .map(([name, sinceMs]) => named(name, nowMs - sinceMs));
    const more = this.#running.size - running.length;
    const all = [...running, ...(more > 0 ? [`${more} more`] : [])];
    return all.length > 0 ? `${counts}  running: ${all.join(', ')}` : counts;
  }
}

const mostNamed = 2;
/** What takes longer than most cases do is worth telling. */
const longMs = 3000;

function named(name: string, ms: number): string {
  return ms < longMs ? name : `${name} for ${Math.round(ms / 1000)} s`;
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
