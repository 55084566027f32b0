import { allowedEnv } from './allowed-env.ts';
import { type Bubblewrap, home, wrap } from './bubblewrap.ts';
import type { ControlGroup } from './control-groups.ts';
import { withinLimits } from './within-limits.ts';
import { withoutRights } from './without-rights.ts';
import { makeOwnFolders } from './working-copy.ts';

/** What keeps a program from the rest of the machine, apart from its network. */
export type Sandbox = Bubblewrap | { kind: 'process-group' };

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
  if (sandbox.kind === 'bubblewrap') {
    const env = { ...allowedEnv(home), ...added };
    const box = wrap(sandbox, { folder, own, workingFolder, env });
    return { argv: withinLimits([...box, ...argv], group), env: allowedEnv(folder) };
  }
  const variables = Object.entries({ TMPDIR: own.tmp, ...added }).map(([name, value]) => `${name}=${value}`);
  const command = withoutRights(['env', ...variables, ...argv]);
  return { argv: withinLimits(command, group), env: allowedEnv(folder) };
}

/** bwrap(1) stands above a program twice: outside, and as the first process inside. */
export function wrappersOf(sandbox: Sandbox): number {
  return sandbox.kind === 'bubblewrap' ? 2 : 0;
}
