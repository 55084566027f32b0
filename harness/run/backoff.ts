/** Looks again and again, rarely and more rarely, until there is an answer or the signal fires. */
export async function lookUntil<T>(
  look: () => T | undefined,
  signal: AbortSignal,
  longestMs = 20,
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
