import type { CaseFolder } from '../sandbox/case-folder.ts';
import type { Ending } from '../sandbox/ending.ts';
import { type LimitHit, limits } from '../sandbox/limits.ts';
import type { Running } from '../sandbox/start-program.ts';
import { pause } from './backoff.ts';
import { countTree } from './count-tree.ts';
import type { Recorder } from './recorder.ts';

/** Between two readings of the counters, growing; the kernel tells nobody when they change. */
const [shortestMs, longestMs] = [80, 250];

interface Case {
  recorder: Recorder;
  folder: CaseFolder;
}

/** Looks whether a program has come to a limit; the first time it is written down and the program stopped. */
export class LimitWatch {
  readonly #case: Case;
  readonly #name: string;
  readonly #running: Running;
  readonly #over = new AbortController();
  #hit = false;

  constructor(of: Case, name: string, running: Running, stop: () => void) {
    this.#case = of;
    this.#name = name;
    this.#running = running;
    void this.#watch(stop);
  }

  async #watch(stop: () => void): Promise<void> {
    const { signal } = this.#over;
    for (let ms = shortestMs; !signal.aborted; ms = Math.min(ms * 1.5, longestMs)) {
      await pause(ms, signal);
      if (!signal.aborted && this.look()) stop();
    }
  }

  /** True once, when a limit has been hit. */
  look(): boolean {
    const [hit] = this.#hit ? [] : this.#read();
    if (!hit) return false;
    this.#write(hit);
    return true;
  }

  /** The last look, at what ended the program. */
  end(status: Ending): void {
    this.#over.abort();
    if (this.look() || this.#hit) return;
    if ('signal' in status && status.signal === 'SIGXCPU')
      this.#write({ limit: 'processor', value: limits.processorSeconds });
    if ('signal' in status && status.signal === 'SIGXFSZ')
      this.#write({ limit: 'disk', value: limits.diskBytes });
  }

  cancel(): void {
    this.#over.abort();
  }

  #read(): LimitHit[] {
    const { group, pid } = this.#running;
    return [...(group ? group.hits() : countTree(pid)), ...this.#case.folder.hits()];
  }

  #write(hit: LimitHit): void {
    this.#hit = true;
    this.#case.recorder.add({ kind: 'limit-hit', program: this.#name, ...hit });
  }
}
