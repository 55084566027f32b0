import { join } from 'node:path';
import { execa } from 'execa';
import { type ControlGroups, newGroup } from './control-groups.ts';
import { folderHits } from './folder-size.ts';
import { keepDeadline, killGroup } from './keep-deadline.ts';
import { keepEnd } from './keep-end.ts';
import type { LimitHit } from './limits.ts';
import { isBox, type Place, type Sandbox, sandboxed, wrappersOf } from './sandboxed.ts';
import { besideOf, removeFolder } from './working-copy.ts';

/** A build or a check of a student's program, which may itself be hostile. */
export interface ToEnd extends Place {
  argv: string[];
  sandbox: Sandbox;
  groups?: ControlGroups;
  timeoutMs: number;
  /** Counts what its processes take where no group does. */
  count(pid: number): LimitHit[];
}

export interface Outcome {
  code: number | null;
  signal: string | null;
  /** The last 64 KiB of standard output and standard error, as they came. */
  output: string;
  timedOut: boolean;
  /** It took more than it may, and was stopped. */
  hit?: LimitHit;
}

/** A copy could not be made of what lies deeper. */
const deepest = 500;
/** How often a build's folder is measured, in milliseconds. */
const watchMs = 100;
let built = 0;

/** Runs a command to its end, its time limit or another one; its whole group ends with it. */
export async function runToEnd({
  argv,
  sandbox,
  groups,
  timeoutMs,
  count,
  ...place
}: ToEnd): Promise<Outcome> {
  const { folder, workingFolder } = place;
  const group = groups && newGroup(groups, `build-${++built}`, wrappersOf(sandbox));
  // A build needs no network at all.
  const offline = isBox(sandbox) ? { ...sandbox, network: 'none' as const } : sandbox;
  const command = sandboxed({ argv }, place, { sandbox: offline, group });
  const [file = '', ...args] = command.argv;
  const child = execa(file, args, {
    ...{
      cwd: join(folder, workingFolder),
      env: command.env,
      extendEnv: false,
      detached: true,
      cleanup: true,
    },
    ...{ reject: false, buffer: false, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' },
  });
  const printed = keepEnd([child.stdout, child.stderr]);
  const deadline = keepDeadline(child, timeoutMs);
  const counted = (): LimitHit[] => (group ? group.hits() : count(child.pid ?? 0));
  const watched = watchHits(child, () => [
    ...printed.hits(),
    ...counted(),
    ...folderHits([folder, besideOf(folder)], deepest),
  ]);
  const result = await child;
  const timedOut = deadline.end();
  const hit = watched.end();
  killGroup(child.pid);
  await group?.end();
  removeFolder(besideOf(folder));
  const { exitCode, signal, shortMessage = '' } = result;
  const output = child.pid === undefined ? shortMessage : printed.text();
  return { code: exitCode ?? null, signal: signal ?? null, output, timedOut, ...(hit && { hit }) };
}

/** Stops the command at the first hit; `end` looks a last time. */
function watchHits(
  child: { pid?: number | undefined },
  look: () => LimitHit[],
): { end(): LimitHit | undefined } {
  let hit: LimitHit | undefined;
  const step = (): void => {
    hit ??= look()[0];
    if (hit) killGroup(child.pid);
  };
  const timer = setInterval(step, watchMs);
  return {
    end: () => {
      clearInterval(timer);
      hit ??= look()[0];
      return hit;
    },
  };
}
