import { readAsking } from '../observe/asking.ts';
import type { StdinAct } from '../spec/assignment.ts';
import { fillText, type Vars } from '../verdict/match/fill-template.ts';
import { lookUntil } from './backoff.ts';
import type { Done } from './done.ts';
import type { Stage } from './stage.ts';

/** Types lines into a program: at once, or each when the program waits for input. */
export async function doStdin(stage: Stage, act: StdinAct, vars: Vars, signal: AbortSignal): Promise<Done> {
  const own = { ...vars, port: stage.ports.programs[act.of] ?? stage.order.port.number };
  const lines = act.lines.map((line) => fillText(line, own));
  if (act.when === 'now') typeAll(stage, act.of, lines);
  else if ((await typeWhenAsked(stage, act.of, lines, signal)) === 'watching') return 'watching';
  if (act.then === 'end') endInput(stage, act.of);
  return 'done';
}

/** Types each line when the program blocks reading; gives up only with the signal. */
export async function typeWhenAsked(
  stage: Stage,
  name: string,
  lines: string[],
  signal: AbortSignal,
): Promise<Done> {
  const running = stage.programs.get(name);
  if (!running) return 'done';
  const ended = new AbortController();
  void running.ended.then(() => ended.abort());
  const either = AbortSignal.any([signal, ended.signal]);
  const look = (): true | undefined =>
    readAsking(running.pid, running.wrappers) === 'busy' ? undefined : true;
  for (const line of lines) {
    if (!(await lookUntil(look, either, { ...pace, pending: stage.looks }))) return 'watching';
    typeAll(stage, name, [line]);
  }
  return 'done';
}

/** A person does not type faster, and most programs never ask. */
const pace = { firstMs: 8, longestMs: 60 };

function typeAll(stage: Stage, name: string, lines: string[]): void {
  for (const line of lines) {
    const bytes = Buffer.from(`${line}\n`);
    stage.programs.get(name)?.stdin.write(bytes);
    stage.recorder.add({ kind: 'program-typed', program: name, bytes });
  }
}

function endInput(stage: Stage, name: string): void {
  stage.programs.get(name)?.stdin.end();
  stage.recorder.add({ kind: 'stdin-ended', program: name });
}
