import { readdirSync } from 'node:fs';
import { readProcFile } from '../proc-file.ts';

/** The machine's last process number, which moves with everybody's; the last field of loadavg, proc(5). */
export function readLastNumber(): string {
  return readProcFile('/proc/loadavg').trim().split(' ').at(-1) ?? '';
}

/**
 * The processes of a sandbox with numbers of its own, as its /proc lists them: all
 * that are in it, where a walk from parent to child can miss some that each start
 * the next and end. `tree`: a program's processes, parents first, of which the first
 * stands outside; `wrappers`: those of the sandbox itself. `missed`: the walk has not
 * found all of them; `none`: there is no such sandbox.
 */
export function readSandboxed(tree: number[], wrappers: ReadonlySet<number>): string | 'missed' | 'none' {
  const [, inner] = tree;
  if (inner === undefined || !wrappers.has(inner)) return 'none';
  try {
    const listed = readdirSync(`/proc/${inner}/root/proc`).filter((name) => /^\d+$/.test(name));
    return listed.length === tree.length - 1 ? listed.join(' ') : 'missed';
  } catch {
    return 'none';
  }
}
