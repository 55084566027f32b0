import { constants } from 'node:os';
import type { Readable } from 'node:stream';

export type Ending = { code: number } | { signal: string };

interface Exiting {
  once(event: 'exit', listener: (code: number | null, signal: string | null) => void): unknown;
  stdout: Readable;
  stderr: Readable;
}

/** How a program ended, once what it printed has been handed over. */
export async function endingOf(child: Exiting, drained: Promise<void>[], boxed: boolean): Promise<Ending> {
  const exited = await new Promise<Ending>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal === null ? readCode(code ?? 0, boxed) : { signal }));
  });
  await Promise.race([Promise.all(drained), heldOpen(child)]);
  return exited;
}

/** A child that outlives the program may keep its output open: what is there by now is all we take. */
function heldOpen({ stdout, stderr }: Exiting): Promise<void> {
  const graceMs = 200;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stdout.destroy();
      stderr.destroy();
      resolve();
    }, graceMs);
    timer.unref();
  });
}

const signals = new Map<number, string>(
  Object.entries(constants.signals).map(([name, number]) => [number, name]),
);

/** bwrap(1) reports a program that a signal ended as 128 and the signal's number. */
function readCode(code: number, boxed: boolean): Ending {
  const signal = boxed && code > 128 ? signals.get(code - 128) : undefined;
  return signal === undefined ? { code } : { signal };
}
