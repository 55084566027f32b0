/** Of one core: what the looks of all cases together may take, and those of one case. */
const allShare = 0.04;
const oneShare = 0.01;
/** What comes in during so many milliseconds can be saved up, so that the first looks of a wait come at once. */
const savedOverMs = 4000;

/** Of one core, what the looks of a worker may take where `slots` of them share all there is. */
export function lookShare(slots: number): number {
  return Math.min(oneShare, allShare / Math.max(1, slots));
}

/** Processor time for looks: it comes in at an even pace and is spent as it is needed; times in milliseconds. */
export class LookBudget {
  #share: number;
  #mostSavedMs: number;
  #savedMs: number;
  #lastMs: number;

  constructor(share: number, nowMs: number) {
    this.#share = share;
    this.#mostSavedMs = share * savedOverMs;
    this.#savedMs = this.#mostSavedMs;
    this.#lastMs = nowMs;
  }

  /** Others have come or gone: what is saved stays, as far as there is room for it. */
  setShare(share: number): void {
    this.#share = share;
    this.#mostSavedMs = share * savedOverMs;
    this.#savedMs = Math.min(this.#savedMs, this.#mostSavedMs);
  }

  /** Pays for a look; returns how long to wait before the next one. */
  spend(costMs: number, nowMs: number): number {
    this.#savedMs =
      Math.min(this.#mostSavedMs, this.#savedMs + (nowMs - this.#lastMs) * this.#share) - costMs;
    this.#lastMs = nowMs;
    return this.#savedMs >= 0 ? 0 : -this.#savedMs / this.#share;
  }
}
