import { TooLittleIsolation } from '../class/on-site.ts';
import { UsageError } from './usage-error.ts';

/** Says what went wrong and gives the exit code; a stack trace only where it was asked for. */
export function reportFault(error: unknown, debug: boolean): number {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) {
    process.stderr.write(`${message}\n`);
    return 2;
  }
  if (error instanceof TooLittleIsolation) {
    process.stderr.write(`This machine does not give the isolation asked for: ${message}\n`);
    return 2;
  }
  const remedy = remedies[(error as NodeJS.ErrnoException).code ?? ''];
  if (remedy !== undefined && !debug) {
    process.stderr.write(
      `${remedy} (${message}). What is decided is kept: the same command goes on from there.\n`,
    );
    return 3;
  }
  process.stderr.write(`Wiregrade failed, which is no fault of any submission: ${message}\n`);
  process.stderr.write(
    debug && error instanceof Error ? `${error.stack}\n` : 'Add --debug before the command for details.\n',
  );
  return 3;
}

/** What an instructor can do about it, where that is sure. */
const remedies: Partial<Record<string, string>> = {
  ENOSPC: 'The disk is full: make room',
  EDQUOT: 'No more may be written here, by quota: make room',
  EROFS: 'The disk cannot be written to: name another place with --out',
  EMFILE: 'Too many files are open at once: allow more (ulimit -n), or fewer programs at a time (--jobs)',
};
