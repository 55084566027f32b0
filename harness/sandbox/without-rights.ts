import { findCommand } from './find-command.ts';

let known: string[] | undefined;

/**
 * Without a sandbox around it, a program still gains no rights by what it starts,
 * and root's are taken from it, but for binding low ports; setpriv(1). A process
 * that keeps fewer rights than we cannot look into ours.
 */
export function withoutRights(argv: string[]): string[] {
  known ??= prefix();
  return [...known, ...argv];
}

function prefix(): string[] {
  const setpriv = findCommand('setpriv');
  if (setpriv === undefined) return [];
  if (process.geteuid?.() !== 0) return [setpriv, '--no-new-privs'];
  const only = '-all,+net_bind_service';
  return [setpriv, '--no-new-privs', `--inh-caps=${only}`, `--bounding-set=${only}`];
}
