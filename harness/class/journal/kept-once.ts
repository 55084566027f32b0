/** Equal values, of which one is kept: what many cases of a class have in common is in memory once. */
export class KeptOnce {
  readonly #texts = new Map<string, string>();
  readonly #objects = new Map<string, unknown>();

  text(value: string): string {
    const kept = this.#texts.get(value);
    if (kept === undefined) this.#texts.set(value, value);
    return kept ?? value;
  }

  /** For small values of which there are few. */
  object<T extends object>(value: T): T {
    const key = JSON.stringify(value);
    if (!this.#objects.has(key)) this.#objects.set(key, value);
    return this.#objects.get(key) as T;
  }
}
