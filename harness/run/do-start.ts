import { join } from 'node:path';
import { CallTrace } from '../observe/call-trace.ts';
import { isRunning } from '../observe/is-running.ts';
import { readTree } from '../observe/process-tree.ts';
import { endTree } from '../sandbox/end-tree.ts';
import { type Running, startProgram } from '../sandbox/start-program.ts';
import type { Trace } from '../sandbox/traced.ts';
import { makeWorkingCopy } from '../sandbox/working-copy.ts';
import type { Program, RestartAct, StartAct } from '../spec/assignment.ts';
import type { EndStatus } from '../verdict/evidence.ts';
import { fillText, type Vars } from '../verdict/match/fill-template.ts';
import { isOfCalls, observedPrograms } from '../verdict/observed-programs.ts';
import { insideOf } from './case-link.ts';
import { observeReady } from './do-observe.ts';
import { doStop } from './do-signal.ts';
import { typeWhenAsked } from './do-stdin.ts';
import type { Done } from './done.ts';
import { findLostLease } from './hardwired-port.ts';
import { keepOutput } from './keep-output.ts';
import { LimitWatch } from './limit-watch.ts';
import { asOwnWork, type Stage } from './stage.ts';
import { turn } from './turn.ts';
import { untilListening } from './until-listening.ts';

/** Starts a program in a fresh copy of its folder; a server counts as started when it listens. */
export async function doStart(stage: Stage, act: StartAct, vars: Vars, signal: AbortSignal): Promise<Done> {
  const program = programOf(stage, act.program);
  const folder = folderOf(stage, program.name);
  makeWorkingCopy(preparedOf(stage, program.name).folder, folder);
  return await launch(stage, program, { args: act.args ?? program.args, env: act.env ?? {}, vars }, signal);
}

/** Ends the program and starts it again where it left its files. */
export async function doRestart(
  stage: Stage,
  act: RestartAct,
  vars: Vars,
  signal: AbortSignal,
): Promise<Done> {
  await doStop(stage, act.of, act.withinMs, signal);
  const program = programOf(stage, act.of);
  return await launch(stage, program, { args: program.args, env: {}, vars }, signal);
}

function programOf(stage: Stage, name: string): Program {
  const program = stage.order.planned.programs[name];
  if (!program) throw new Error(`the case names no program ${name}`);
  return program;
}

function preparedOf(stage: Stage, name: string) {
  const prepared = stage.order.programs[name];
  if (!prepared) throw new Error(`no program is ready for ${name}`);
  return prepared;
}

function folderOf(stage: Stage, name: string): string {
  return join(stage.order.scratch, name);
}

interface Starting {
  args: string[];
  env: Record<string, string>;
  vars: Vars;
}

async function launch(
  stage: Stage,
  program: Program,
  starting: Starting,
  signal: AbortSignal,
): Promise<Done> {
  const { recorder, order, ports } = stage;
  const { name } = program;
  const givenPort = ports.programs[name] ?? order.port.number;
  const { argv, ownArgs, workingFolder, env } = preparedOf(stage, name).start;
  const fill = (text: string): string => fillText(text, { ...starting.vars, port: givenPort });
  const own = ownArgs ? argv.map(fill) : [...argv, ...starting.args.map(fill)];
  const extra = { ...env, ...filled(program.env, fill), ...filled(starting.env, fill) };
  const command = {
    argv: own,
    folder: folderOf(stage, name),
    workingFolder,
    env: extra,
    sandbox: order.sandbox,
    ...(order.groups && { groups: order.groups }),
    ...traceFor(stage, name),
  };
  const output = keepOutput(recorder, name, () => void kill(running));
  const running = await asOwnWork(stage, () => insideOf(stage, name)(() => startProgram(command, output)));
  void running.ended.then(() => output.end());
  stage.programs.set(name, running);
  stage.limits.set(name, new LimitWatch(stage, name, running, () => void kill(running)));
  recorder.add({ kind: 'program-started', program: name, argv: own, givenPort });
  watchEnd(stage, name, running);
  if (program.stdin.length > 0) void typeWhenAsked(stage, name, program.stdin.map(fill), neverOver);
  if (program.role === 'server') await untilListening(stage, program, running, signal);
  if (observedPrograms(order.planned.case.steps).has(name)) observeReady(stage, name);
  return 'watching';
}

/** A program that is started again is written down in a file of its own. */
function traceFor(stage: Stage, name: string): { trace?: Trace } {
  const { planned, strace, scratch } = stage.order;
  const checks = observedPrograms(planned.case.steps).get(name) ?? [];
  if (strace === undefined || !checks.some(isOfCalls)) return {};
  const file = join(scratch, `${name}.calls.${stage.recorder.events.length}`);
  stage.traces.set(name, new CallTrace(file));
  return { trace: { strace, file } };
}

function filled(env: Record<string, string>, fill: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)]));
}

/** Lines that belong to the program are typed for as long as it runs. */
const neverOver = new AbortController().signal;

function watchEnd(stage: Stage, name: string, running: Running): void {
  const limits = stage.limits.get(name);
  void running.ended.then((status) => {
    if (stage.programs.get(name) !== running) return;
    limits?.end(status);
    const state = stage.recorder.world.programs.get(name);
    const server = stage.order.planned.programs[name]?.role === 'server';
    const lost = state && server ? findLostLease(stage.order, name, state) : undefined;
    if (lost) stage.recorder.add({ kind: 'fault', fault: lost });
    void tellEnd(stage, name, running, status);
  });
  stage.undo.push(async () => {
    limits?.cancel();
    await kill(running);
  });
}

/** What it has sent by UDP before its end is told before its end. */
async function tellEnd(stage: Stage, program: string, running: Running, status: EndStatus): Promise<void> {
  await untilDatagramsRead(stage);
  if (stage.programs.get(program) !== running) return;
  const by = stage.recorder.world.programs.get(program)?.stopped ? 'us' : 'itself';
  stage.recorder.add({ kind: 'program-ended', program, status, by });
}

async function untilDatagramsRead({ datagramEnds, recorder }: Stage): Promise<void> {
  for (let seen = -1; datagramEnds.size > 0 && seen < recorder.events.length; ) {
    seen = recorder.events.length;
    await turn();
    await turn();
  }
}

async function kill(running: Running): Promise<void> {
  await running.group?.end();
  await endTree(running.pid, running.ended, { listTree: readTree, isRunning });
}
