/** What we look for in /proc at the moment: true where it has come and we have only not noticed yet. */
export type PendingLooks = Set<() => boolean>;

/** Looks again and again, rarely and more rarely, until there is an answer or the signal fires. */
export async function lookUntil<T>(
  look: () => T | undefined,
  signal: AbortSignal,
  longestMs: number,
  pending: PendingLooks = new Set(),
): Promise<T | undefined> {
  const hasCome = (): boolean => look() !== undefined;
  pending.add(hasCome);
  try {
    return await lookOften(look, signal, longestMs);
  } finally {
    pending.delete(hasCome);
  }
}

async function lookOften<T>(
  look: () => T | undefined,
  signal: AbortSignal,
  longestMs: number,
): Promise<T | undefined> {
  for (let waitMs = 1; !signal.aborted; waitMs = Math.min(waitMs * 1.5, longestMs)) {
    const found = look();
    if (found !== undefined) return found;
    await pause(waitMs, signal);
  }
  return undefined;
}

/** The kernel tells nobody when /proc changes: between two looks one can only let time pass. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
