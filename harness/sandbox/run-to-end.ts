import { join } from 'node:path';
import { execa } from 'execa';
import { allowedEnv } from './allowed-env.ts';
import { home, wrap } from './bubblewrap.ts';
import type { Sandbox } from './start-program.ts';

/** A build or a check of a student's program, which may itself be hostile. */
export interface ToEnd {
  argv: string[];
  folder: string;
  /** Where it starts, relative to `folder`. */
  workingFolder: string;
  sandbox: Sandbox;
  timeoutMs: number;
}

export interface Outcome {
  code: number | null;
  signal: string | null;
  /** Standard output and standard error as they came, at most 64 KiB. */
  output: string;
  timedOut: boolean;
}

/** Runs a command to its end or its time limit; its whole group ends with it. */
export async function runToEnd({ argv, folder, workingFolder, sandbox, timeoutMs }: ToEnd): Promise<Outcome> {
  const boxed = sandbox.kind === 'bubblewrap';
  const env = allowedEnv(boxed ? home : folder);
  // A build needs no network at all.
  const box = boxed ? wrap(sandbox, { folder, workingFolder, env }) : [];
  const prefix = boxed ? [...box.slice(0, -1), '--unshare-net', '--'] : [];
  const [file = '', ...args] = [...prefix, ...argv];
  const child = execa(file, args, {
    ...{ cwd: join(folder, workingFolder), env, extendEnv: false, detached: true, cleanup: true },
    ...{ reject: false, all: true, stdin: 'ignore', maxBuffer: 65536, timeout: timeoutMs },
  });
  const result = await child;
  endGroup(child.pid);
  const { exitCode, signal, all, timedOut, failed, isMaxBuffer } = result;
  const output = typeof all === 'string' ? all : '';
  const said = output || (failed && !isMaxBuffer ? (result.shortMessage ?? '') : '');
  return { code: exitCode ?? null, signal: signal ?? null, output: said, timedOut };
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}
