import { performance } from 'node:perf_hooks';
import type { Evidence, Happening } from '../verdict/evidence.ts';
import { learn, newWorld, type World } from '../verdict/world.ts';

/** A happening that carries what a program sent. */
type Traffic = Extract<Happening, { bytes: Buffer }>;

/**
 * What programs send is written down up to so many bytes in a case: a NUL takes six
 * letters of a transcript, and V8 has no text of more than 2^29. An event counts for
 * its own words, too.
 */
const mostTraffic = 24 * 1024 * 1024;
const wordsOfEvent = 200;

/** Writes down what happens, in order, and keeps the world that follows from it. */
export class Recorder {
  readonly events: Evidence[] = [];
  readonly world: World = newWorld();
  readonly #began = performance.now();
  readonly #watchers = new Set<() => void>();
  #frozen = false;
  #traffic = 0;
  #unwritten = 0;

  /** Grows with everything that happens, written down or not. */
  get count(): number {
    return this.events.length + this.#unwritten;
  }

  /** Something happened of which there is enough in the transcript. */
  noteUnwritten(): void {
    this.#unwritten++;
  }

  add(happening: Happening): void {
    if (this.#frozen) return;
    const at = Math.round((performance.now() - this.#began) * 1000) / 1000;
    const evidence: Evidence = { at, ...happening };
    this.events.push(evidence);
    learn(this.world, evidence);
    for (const watcher of this.#watchers) watcher();
  }

  /** The same for what came over a network, as long as there is room; false where it floods the case. */
  addTraffic(happening: Traffic): boolean {
    this.#traffic += wordsOfEvent + happening.bytes.length;
    if (this.#traffic > mostTraffic) return false;
    this.add(happening);
    return true;
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
