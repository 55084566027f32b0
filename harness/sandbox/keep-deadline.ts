import type { Readable } from 'node:stream';

interface Child {
  pid?: number | undefined;
  stdout: Readable;
  stderr: Readable;
  once(event: 'exit', listener: () => void): unknown;
}

/** How long we wait for the output of a command that has ended, in milliseconds. */
const graceMs = 200;

/**
 * Ends a command and all of its group at the deadline, and whatever else of it still
 * holds its output a moment after its own end; `end` says whether it came to the deadline.
 */
export function keepDeadline(child: Child, timeoutMs: number): { end(): boolean } {
  let passed = false;
  let timer = setTimeout(() => {
    passed = true;
    killGroup(child.pid);
  }, timeoutMs);
  child.once('exit', () => {
    clearTimeout(timer);
    timer = setTimeout(() => letGo(child), graceMs);
  });
  return {
    end: () => {
      clearTimeout(timer);
      return passed;
    },
  };
}

/** A process in a session of its own is no longer in the group, and may hold the output as long as it likes. */
function letGo({ pid, stdout, stderr }: Child): void {
  killGroup(pid);
  stdout.destroy();
  stderr.destroy();
}

export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}
