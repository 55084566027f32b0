import { constants } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { execa } from 'execa';
import { allowedEnv } from './allowed-env.ts';
import { type Bubblewrap, home, wrap } from './bubblewrap.ts';

/** A program to run in its own writable folder. */
export interface Launch {
  argv: string[];
  folder: string;
  /** Where it starts, relative to `folder`. */
  workingFolder: string;
  /** Added to the few variables that every program gets. */
  env: Record<string, string>;
  sandbox: Sandbox;
}

export type Sandbox = Bubblewrap | { kind: 'process-group' };

export type Ending = { code: number } | { signal: string };

/** A program that runs; its output comes to the listeners given at the start. */
export interface Running {
  /** The process that we started: the sandbox's, where there is one. */
  pid: number;
  /** Processes of the sandbox itself that stand above the program. */
  wrappers: 0 | 2;
  stdin: Writable;
  /** After everything printed has been handed over. */
  ended: Promise<Ending>;
}

export interface Listeners {
  printed(stream: 'stdout' | 'stderr', bytes: Buffer): void;
}

/** Starts a program; rejects only where the machine cannot start it at all. */
export async function startProgram(launch: Launch, listeners: Listeners): Promise<Running> {
  const { sandbox, folder, workingFolder } = launch;
  const boxed = sandbox.kind === 'bubblewrap';
  const env = { ...allowedEnv(boxed ? home : folder), ...launch.env };
  const prefix = boxed ? wrap(sandbox, { folder, workingFolder, env }) : [];
  const [file = '', ...args] = [...prefix, ...launch.argv];
  const child = execa(file, args, {
    ...{ cwd: join(folder, workingFolder), env, extendEnv: false, detached: true, cleanup: false },
    ...{ reject: false, buffer: false, stdin: 'pipe', stdout: 'pipe', stderr: 'pipe', encoding: 'buffer' },
  });
  // A program that ends without reading what was typed is no fault of ours.
  child.stdin.on('error', () => {});
  const drained = [listen(child.stdout, 'stdout', listeners), listen(child.stderr, 'stderr', listeners)];
  const ended = endingOf(child, drained, boxed);
  if (child.pid === undefined) throw new Error(`cannot start ${file}`);
  return { pid: child.pid, wrappers: boxed ? 2 : 0, stdin: child.stdin, ended };
}

function listen(from: Readable, stream: 'stdout' | 'stderr', { printed }: Listeners): Promise<void> {
  from.on('data', (bytes: Buffer) => printed(stream, bytes));
  return new Promise((resolve) => {
    from.once('close', resolve);
    from.once('error', () => resolve());
  });
}

interface Exiting {
  once(event: 'exit', listener: (code: number | null, signal: string | null) => void): unknown;
  stdout: Readable;
  stderr: Readable;
}

async function endingOf(child: Exiting, drained: Promise<void>[], boxed: boolean): Promise<Ending> {
  const exited = await new Promise<Ending>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal === null ? readCode(code ?? 0, boxed) : { signal }));
  });
  await Promise.race([Promise.all(drained), heldOpen(child)]);
  return exited;
}

/** A child that outlives the program may keep its output open: what is there by now is all we take. */
function heldOpen({ stdout, stderr }: Exiting): Promise<void> {
  const graceMs = 200;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stdout.destroy();
      stderr.destroy();
      resolve();
    }, graceMs);
    timer.unref();
  });
}

const signals = new Map<number, string>(
  Object.entries(constants.signals).map(([name, number]) => [number, name]),
);

/** bwrap(1) reports a program that a signal ended as 128 and the signal's number. */
function readCode(code: number, boxed: boolean): Ending {
  const signal = boxed && code > 128 ? signals.get(code - 128) : undefined;
  return signal === undefined ? { code } : { signal };
}
