import { closeSync, constants, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookUntil } from '../run/backoff.ts';
import { lockFile } from '../sandbox/lock-file.ts';

const never = new AbortController().signal;
/** Another grader has its turn for as long as one case takes. */
const longestLookMs = 50;

let turn: Promise<unknown> = Promise.resolve();

/**
 * One after the other over all submissions of this process, and over all graders
 * of this user on the machine that want one of the same ports.
 */
export function aloneWith<T>(ports: readonly number[], work: () => Promise<T>): Promise<T> {
  const mine = turn.then(() => amongGraders(ports, work));
  turn = mine.catch(() => {});
  return mine;
}

/** Everybody takes each port once and all in the same order: nobody waits for itself, or for each other. */
async function amongGraders<T>(ports: readonly number[], work: () => Promise<T>): Promise<T> {
  const inOrder = [...new Set(ports)].sort((one, other) => one - other);
  const turns = inOrder.flatMap((port) => openTurn(port) ?? []);
  try {
    for (const fd of turns)
      await lookUntil(() => lockFile(fd) !== 'taken' || undefined, never, { longestMs: longestLookMs });
    return await work();
  } finally {
    for (const fd of turns) closeSync(fd);
  }
}

/** Where somebody has put something else in its place, there are no turns between graders. */
function openTurn(port: number): number | undefined {
  const { O_CREAT, O_RDWR, O_NOFOLLOW } = constants;
  try {
    const path = join(tmpdir(), `wiregrade-port-${port}-of-${process.getuid?.() ?? 0}.lock`);
    return openSync(path, O_CREAT | O_RDWR | O_NOFOLLOW, 0o600);
  } catch {
    return undefined;
  }
}
