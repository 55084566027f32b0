import { allowedEnv } from './allowed-env.ts';
import { type Boxed, home } from './box.ts';
import { type Bubblewrap, wrap } from './bubblewrap.ts';
import type { ControlGroup } from './control-groups.ts';
import { type Unshared, wrapUnshared } from './unshared.ts';
import { withinLimits } from './within-limits.ts';
import { withoutRights } from './without-rights.ts';
import { makeOwnFolders } from './working-copy.ts';

/** A sandbox with a tree of files and a list of processes of its own. */
export type Box = Bubblewrap | Unshared;

/** What keeps a program from the rest of the machine, apart from its network. */
export type Sandbox = Box | { kind: 'process-group' };

/** Where a program runs. */
export interface Place {
  folder: string;
  /** Where it starts, relative to `folder`. */
  workingFolder: string;
}

interface Command {
  argv: string[];
  env?: Record<string, string>;
}

/**
 * The command that runs another in a sandbox, within limits, and its environment. A
 * student names variables too, and LD_PRELOAD must not reach what runs outside.
 */
export function sandboxed(
  { argv, env: added = {} }: Command,
  { folder, workingFolder }: Place,
  { sandbox, group }: { sandbox: Sandbox; group: ControlGroup | undefined },
): Required<Command> {
  const own = makeOwnFolders(folder);
  if (isBox(sandbox)) {
    const env = { ...allowedEnv(home), ...added };
    const box = wrapIn(sandbox, { folder, own, workingFolder, env });
    return { argv: withinLimits([...box, ...argv], group), env: allowedEnv(folder) };
  }
  const variables = Object.entries({ TMPDIR: own.tmp, ...added }).map(([name, value]) => `${name}=${value}`);
  const command = withoutRights(['env', ...variables, ...argv]);
  return { argv: withinLimits(command, group), env: allowedEnv(folder) };
}

export function isBox(sandbox: Sandbox): sandbox is Box {
  return sandbox.kind !== 'process-group';
}

/** The words before a command that put it into a box. */
export function wrapIn(box: Box, boxed: Boxed): string[] {
  return box.kind === 'bubblewrap' ? wrap(box, boxed) : wrapUnshared(box, boxed);
}

/** A box stands above a program twice: outside, and as the first process inside. */
export function wrappersOf(sandbox: Sandbox): number {
  return isBox(sandbox) ? 2 : 0;
}
