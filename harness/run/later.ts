import { holdOn } from './case-link.ts';
import type { Stage } from './stage.ts';

/** Acts after so many milliseconds, in the order of asking; meanwhile something is under way. */
export function actLater(stage: Stage, delayMs: number, act: () => Promise<void>): void {
  holdOn(stage, 1);
  const done = (): void => holdOn(stage, -1);
  const run = (): void => void act().finally(done);
  if (delayMs === 0) {
    run();
    return;
  }
  const timer = setTimeout(run, delayMs);
  stage.undo.push(() => clearTimeout(timer));
}
