/** What we look for in /proc at the moment: true where it has come and we have only not noticed yet. */
export type PendingLooks = Set<() => boolean>;

/** How one looks. */
export interface Looks {
  /** The first pause, and the longest between two of them. */
  firstMs?: number;
  longestMs: number;
  /** Where those are listed that a proof must wait for. */
  pending?: PendingLooks;
  /** Has `look` called when it is time to look at once; returns how to call that off. */
  news?: ((look: () => void) => () => void) | undefined;
}

/** Looks again and again, rarely and more rarely until there is news, until there is an answer or the signal fires. */
export async function lookUntil<T>(
  look: () => T | undefined,
  signal: AbortSignal,
  { firstMs, longestMs, pending = new Set(), news }: Looks,
): Promise<T | undefined> {
  const hasCome = (): boolean => look() !== undefined;
  const pace = new Pace(longestMs, firstMs ?? (news ? untoldMs : shortestMs));
  const forget = news?.(() => pace.hurry());
  pending.add(hasCome);
  try {
    return await lookOften(look, signal, pace);
  } finally {
    forget?.();
    pending.delete(hasCome);
  }
}

async function lookOften<T>(
  look: () => T | undefined,
  signal: AbortSignal,
  pace: Pace,
): Promise<T | undefined> {
  while (!signal.aborted) {
    const found = look();
    if (found !== undefined) return found;
    await pace.rest(signal);
  }
  return undefined;
}

const shortestMs = 1;
/** Whoever will be told need not look often before. */
const untoldMs = 25;

/** Pauses that grow until there is news. */
class Pace {
  readonly #longestMs: number;
  #nextMs: number;
  #hurries = false;
  #end = (): void => {};

  constructor(longestMs: number, firstMs: number) {
    this.#longestMs = longestMs;
    this.#nextMs = firstMs;
  }

  hurry(): void {
    this.#hurries = true;
    this.#end();
  }

  async rest(signal: AbortSignal): Promise<void> {
    this.#hurries = false;
    await pause(this.#nextMs, signal, (end) => {
      this.#end = end;
    });
    this.#nextMs = this.#hurries ? shortestMs : Math.min(this.#nextMs * 1.5, this.#longestMs);
  }
}

/** The kernel tells nobody when /proc changes: between two looks one can only let time pass. `begun` is given what ends it. */
export function pause(
  ms: number,
  signal: AbortSignal,
  begun: (end: () => void) => void = () => {},
): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    begun(done);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
