/** Waits for a turn; who has the fewest turns under way comes first, then who came first. */
export class FairQueue<Turn> {
  readonly #waiting: { of: string; turn: Turn }[] = [];
  readonly #underWay = new Map<string, number>();

  get length(): number {
    return this.#waiting.length;
  }

  add(of: string, turn: Turn): void {
    this.#waiting.push({ of, turn });
  }

  /** The next turn, which is under way from now on. */
  next(): Turn | undefined {
    const fewest = Math.min(...this.#waiting.map(({ of }) => this.#countOf(of)));
    const index = this.#waiting.findIndex(({ of }) => this.#countOf(of) === fewest);
    const [first] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (first) this.#underWay.set(first.of, this.#countOf(first.of) + 1);
    return first?.turn;
  }

  /** A turn of this one is over. */
  done(of: string): void {
    const left = this.#countOf(of) - 1;
    if (left > 0) this.#underWay.set(of, left);
    else this.#underWay.delete(of);
  }

  #countOf(of: string): number {
    return this.#underWay.get(of) ?? 0;
  }
}
