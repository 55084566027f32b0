import { readFileSync } from 'node:fs';
import type { ControlGroup } from './control-groups.ts';
import { limits } from './limits.ts';

/** Joins the groups named before `--`, then becomes the command after it; writing 0 means oneself. */
const join = 'while [ "$1" != -- ]; do echo 0 >"$1" || exit 126; shift; done; shift; exec "$@"';

/** The command that runs another within our limits: setrlimit(2), and the group where there is one. */
export function withinLimits(argv: string[], group: ControlGroup | undefined): string[] {
  const { openFiles, processorSeconds, diskBytes } = limits;
  const set = [
    'ulimit -c 0',
    `ulimit -n ${Math.min(openFiles, hardLimit('Max open files'))}`,
    `ulimit -t ${Math.min(processorSeconds, hardLimit('Max cpu time'))}`,
    // In blocks of 512 bytes, by POSIX.
    `ulimit -f ${Math.floor(Math.min(diskBytes, hardLimit('Max file size')) / 512)}`,
  ];
  return ['/bin/sh', '-c', [...set, join].join('; '), 'sh', ...(group?.joins ?? []), '--', ...argv];
}

let own: string | undefined;

/** Nobody but root may raise a limit beyond this; proc(5). */
function hardLimit(name: string): number {
  try {
    own ??= readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return Number.POSITIVE_INFINITY;
  }
  const [, hard = 'unlimited'] =
    own
      .split('\n')
      .find((line) => line.startsWith(name))
      ?.slice(name.length)
      .trim()
      .split(/\s+/) ?? [];
  return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}
