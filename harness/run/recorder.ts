import { performance } from 'node:perf_hooks';
import type { Evidence, Happening } from '../verdict/evidence.ts';
import { learn, newWorld, type World } from '../verdict/world.ts';

/** Writes down what happens, in order, and keeps the world that follows from it. */
export class Recorder {
  readonly events: Evidence[] = [];
  readonly world: World = newWorld();
  readonly #began = performance.now();
  readonly #watchers = new Set<() => void>();
  #frozen = false;

  add(happening: Happening): void {
    if (this.#frozen) return;
    const at = Math.round((performance.now() - this.#began) * 1000) / 1000;
    const evidence: Evidence = { at, ...happening };
    this.events.push(evidence);
    learn(this.world, evidence);
    for (const watcher of this.#watchers) watcher();
  }

  /** Calls `watcher` after each happening until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** What teardown does is no evidence. */
  freeze(): void {
    this.#frozen = true;
  }
}
