import { type DrawKey, draw } from './draw.ts';

/** Which of the datagrams of one direction a fault hits; `nth` counts from 1. */
export type Choice =
  | { by: 'chance'; chance: number }
  | { by: 'nth'; nth: readonly number[] }
  | { by: 'every'; every: number }
  | { by: 'first'; first: number }
  | { by: 'all' };

/** A choice among the datagrams that `like` takes; all of them where it is absent. */
export interface Selection {
  choice: Choice;
  like?: (bytes: Buffer) => boolean;
}

/** Asks for each datagram in turn whether it is chosen: counts those that the fault is about. */
export class Chooser {
  #count = 0;

  constructor(private readonly selection: Selection) {}

  takes(bytes: Buffer, key: DrawKey): boolean {
    const { choice, like } = this.selection;
    if (like !== undefined && !like(bytes)) return false;
    this.#count++;
    switch (choice.by) {
      case 'chance':
        return draw(key) < choice.chance;
      case 'nth':
        return choice.nth.includes(this.#count);
      case 'every':
        return this.#count % choice.every === 0;
      case 'first':
        return this.#count <= choice.first;
      case 'all':
        return true;
    }
  }
}
