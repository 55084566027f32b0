import type { EndAct } from '../spec/assignment.ts';
import type { Vars } from '../verdict/match/fill-template.ts';
import { resolveEnds } from '../verdict/progress/resolve-ends.ts';
import type { Done } from './done.ts';
import type { Stage } from './stage.ts';

/** Half-closes, closes or resets our ends. */
export async function doEnd(stage: Stage, act: EndAct, vars: Vars): Promise<Done> {
  const names = resolveEnds(stage.recorder.world, act.via, vars);
  await Promise.all(names.map((name) => endBy(stage, name, act.verb)));
  return 'done';
}

export async function endBy(stage: Stage, name: string, how: EndAct['verb']): Promise<void> {
  const end = stage.ends.get(name);
  if (!end) return;
  stage.recorder.add({ kind: 'we-closed', end: name, how });
  if (how === 'finish') await end.finish();
  else if (how === 'close') end.close();
  else end.reset();
}
