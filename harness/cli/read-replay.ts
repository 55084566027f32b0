import type { Replay } from '../class/grade-submission.ts';
import { transcriptsAt } from './commands/judge.ts';
import { UsageError } from './usage-error.ts';

/** The case of a transcript, and what its link decided about each datagram. */
export function readReplay(path: string): Replay {
  const [saved, ...others] = transcriptsAt(path);
  if (saved === undefined || others.length > 0)
    throw new UsageError(`--replay takes one transcript; ${path} holds ${others.length + 1}.`);
  const { case: planned, events } = saved.transcript;
  const decisions = events.flatMap((event) => {
    if (event.kind !== 'crossed') return [];
    const { flow, direction, index, fate } = event;
    return [{ flow, direction, index, fate }];
  });
  if (decisions.length === 0)
    throw new UsageError(`No datagram crossed a link in ${path}: there is nothing to decide again.`);
  return { of: planned.case.id, decisions };
}
