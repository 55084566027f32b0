import { quoteWord } from './quote-word.ts';
import type { RunOptions } from './run-options.ts';

/** The command that runs one case again, in the same way: what is not said is as it is by default. */
export function repeatCommand(
  words: string[],
  id: string,
  { run, isolation, patience }: Pick<RunOptions, 'run' | 'isolation' | 'patience'>,
  seed: number,
): string {
  const options = [
    ['--case', id],
    ...Object.entries(run).map(([program, command]) => ['--run', `${program}=${command.run}`]),
    ...(isolation === 'best' ? [] : [['--isolation', isolation]]),
    ...(patience === 'proofs' ? [] : [['--patience', patience]]),
    ['--seed', String(seed)],
  ];
  return ['wiregrade', ...words, ...options.flat()].map(quoteWord).join(' ');
}
