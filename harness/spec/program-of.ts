import type { Role } from './assignment.ts';
import { nearestName, quotedList } from './nearest-name.ts';
import type { CaseScope } from './scope.ts';
import { at, type Node, textOf } from './tree.ts';

/** The program that a value names. */
export function programOf(node: Node, scope: CaseScope): string {
  const name = textOf(node) ?? '';
  if (name === '' || Object.hasOwn(scope.programs, name)) return name;
  scope.problems.add(
    'unknown-name',
    node.place,
    `no program \`${name}\` in this assignment`,
    nearestName(name, Object.keys(scope.programs)),
  );
  return '';
}

/** The program meant where a step names none: the only one of its role. */
export function theOnlyProgram(role: Role, key: string, step: Node, scope: CaseScope): string {
  const names = Object.keys(scope.programs).filter((name) => scope.programs[name]?.role === role);
  const [only] = names;
  if (names.length === 1 && only !== undefined) return only;
  if (names.length === 0)
    scope.problems.add(
      'missing-key',
      step.place,
      `no program of this assignment is a ${role}`,
      `name the program: \`${key}: …\``,
    );
  else
    scope.problems.add(
      'missing-key',
      step.place,
      `more than one program is a ${role}`,
      `say which: \`${key}:\` ${quotedList(names)}`,
    );
  return '';
}

/** The running program that a step means: the one it names, or the only one started. */
export function startedProgram(step: Node, short: Node | undefined, scope: CaseScope): string {
  const named = step.kind === 'mapping' ? at(step, 'of') : short;
  const name = named === undefined ? theOnlyStarted(step, scope) : programOf(named, scope);
  if (name !== '' && scope.certain && !scope.started.has(name))
    scope.problems.add(
      'unknown-name',
      (named ?? step).place,
      `\`${name}\` has not been started at this point`,
      `put \`start: ${name}\` before it`,
    );
  return name;
}

function theOnlyStarted(step: Node, scope: CaseScope): string {
  const candidates = scope.started.size > 0 ? [...scope.started] : Object.keys(scope.programs);
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined) return only;
  scope.problems.add(
    'missing-key',
    step.place,
    'this can mean more than one program',
    `say which: \`of:\` ${quotedList(candidates)}`,
  );
  return '';
}
