import type { CaseFolder } from '../sandbox/case-folder.ts';
import type { Ending } from '../sandbox/ending.ts';
import { type LimitHit, limits } from '../sandbox/limits.ts';
import type { Running } from '../sandbox/start-program.ts';
import { countTree } from './count-tree.ts';
import type { Recorder } from './recorder.ts';

/** Counters are read so often while a program runs; the kernel tells nobody when they change. */
const stepMs = 40;

interface Case {
  recorder: Recorder;
  folder: CaseFolder;
}

/** Looks whether a program has come to a limit; the first time it is written down and the program stopped. */
export class LimitWatch {
  readonly #case: Case;
  readonly #name: string;
  readonly #running: Running;
  readonly #timer: NodeJS.Timeout;
  #hit = false;

  constructor(of: Case, name: string, running: Running, stop: () => void) {
    this.#case = of;
    this.#name = name;
    this.#running = running;
    this.#timer = setInterval(() => {
      if (this.look()) stop();
    }, stepMs);
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
    clearInterval(this.#timer);
    if (this.look() || this.#hit) return;
    if ('signal' in status && status.signal === 'SIGXCPU')
      this.#write({ limit: 'processor', value: limits.processorSeconds });
    if ('signal' in status && status.signal === 'SIGXFSZ')
      this.#write({ limit: 'disk', value: limits.diskBytes });
  }

  cancel(): void {
    clearInterval(this.#timer);
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
