import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type ControlGroup, type ControlGroups, newGroup } from './control-groups.ts';
import { type Ending, endingOf } from './ending.ts';
import { isBox, type Place, type Sandbox, sandboxed, wrappersOf } from './sandboxed.ts';
import { type Trace, traced } from './traced.ts';

/** A program to run in its own writable folder. */
export interface Launch extends Place {
  argv: string[];
  /** Added to the few variables that every program gets. */
  env: Record<string, string>;
  sandbox: Sandbox;
  /** Where its group is made, if this machine lets us make one. */
  groups?: ControlGroups;
  trace?: Trace;
}

/** A program that runs; its output comes to the listeners given at the start. */
export interface Running {
  /** The process that we started: the sandbox's, where there is one. */
  pid: number;
  /** Processes of the sandbox itself that stand above the program. */
  wrappers: number;
  /** Counts what it takes, where the machine does that for us. */
  group?: ControlGroup;
  stdin: Writable;
  /** After everything printed has been handed over. */
  ended: Promise<Ending>;
}

export interface Listeners {
  printed(stream: 'stdout' | 'stderr', bytes: Buffer): void;
}

let started = 0;

/** Starts a program; rejects only where the machine cannot start it at all. */
export async function startProgram(launch: Launch, listeners: Listeners): Promise<Running> {
  const { sandbox, folder, workingFolder, groups, trace } = launch;
  const wrappers = wrappersOf(sandbox) + (trace ? 1 : 0);
  const group = groups && newGroup(groups, `${process.pid}-${++started}`, wrappers);
  const { argv, env } = sandboxed(launch, launch, { sandbox, group });
  const [file = '', ...args] = trace ? traced(argv, trace) : argv;
  // Not by execa: what it does beyond this takes a millisecond of each case.
  const child = spawn(file, args, { cwd: join(folder, workingFolder), env, detached: true, stdio: 'pipe' });
  child.on('error', () => {});
  // A program that ends without reading what was typed is no fault of ours.
  child.stdin.on('error', () => {});
  const drained = [listen(child.stdout, 'stdout', listeners), listen(child.stderr, 'stderr', listeners)];
  const ended = endingOf(child, drained, isBox(sandbox));
  if (child.pid === undefined) throw new Error(`cannot start ${file}`);
  return { pid: child.pid, wrappers, stdin: child.stdin, ended, ...(group && { group }) };
}

function listen(from: Readable, stream: 'stdout' | 'stderr', { printed }: Listeners): Promise<void> {
  from.on('data', (bytes: Buffer) => printed(stream, bytes));
  return new Promise((resolve) => {
    from.once('close', resolve);
    from.once('error', () => resolve());
  });
}
