import { readRest } from '../observe/at-rest.ts';
import { pause } from './backoff.ts';
import { endBy } from './do-end.ts';
import type { Stage } from './stage.ts';

/** How long a failed case is watched at the most, and between two looks; milliseconds. */
const watchMs = 1000;
const betweenLooksMs = 25;

/**
 * After a failure, for the diagnosis only: sees what was already under way,
 * then half-closes our ends and sees what that brings. Nothing here is judged.
 */
export async function lookAfterwards(stage: Stage, signal: AbortSignal): Promise<void> {
  stage.recorder.add({ kind: 'began-afterwards' });
  await untilAtRest(stage, signal);
  const open = [...stage.recorder.world.ends].filter(
    ([, end]) => end.transport === 'tcp' && end.peer === 'open' && end.ours === 'open',
  );
  if (open.length === 0) return;
  await Promise.all(open.map(([name]) => endBy(stage, name, 'finish')));
  await untilAtRest(stage, signal);
}

/** Until between two looks nothing was recorded and no thread of the programs ran. */
async function untilAtRest(stage: Stage, signal: AbortSignal): Promise<void> {
  let before: string | undefined;
  for (let waited = 0; waited < watchMs && !signal.aborted; waited += betweenLooksMs) {
    const now = restOf(stage);
    if (now !== undefined && now === before) return;
    before = now;
    await pause(betweenLooksMs, signal);
  }
}

function restOf(stage: Stage): string | undefined {
  const rests = [...stage.programs.values()].map((running) => readRest(running.pid));
  if (rests.includes(undefined)) return undefined;
  return [stage.recorder.count, ...rests].join('\n');
}
