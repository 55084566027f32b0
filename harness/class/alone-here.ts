import { closeSync, constants, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookUntil } from '../run/backoff.ts';
import { lockFile } from '../sandbox/lock-file.ts';

const never = new AbortController().signal;
/** Another grader has its turn for as long as one case takes. */
const longestLookMs = 50;

let turn: Promise<unknown> = Promise.resolve();

/** One after the other over all submissions of this process, and over this user's graders on the machine. */
export function aloneHere<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(() => amongGraders(work));
  turn = mine.catch(() => {});
  return mine;
}

async function amongGraders<T>(work: () => Promise<T>): Promise<T> {
  const fd = openTurn();
  if (fd === undefined) return await work();
  try {
    await lookUntil(() => (lockFile(fd) === 'taken' ? undefined : true), never, longestLookMs);
    return await work();
  } finally {
    closeSync(fd);
  }
}

/** Where somebody has put something else in its place, there are no turns between graders. */
function openTurn(): number | undefined {
  const { O_CREAT, O_RDWR, O_NOFOLLOW } = constants;
  try {
    const path = join(tmpdir(), `wiregrade-ports-${process.getuid?.() ?? 0}.lock`);
    return openSync(path, O_CREAT | O_RDWR | O_NOFOLLOW, 0o600);
  } catch {
    return undefined;
  }
}
