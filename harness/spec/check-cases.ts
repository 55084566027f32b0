import type { Assignment, Case, Step } from './assignment.ts';
import { nearestName } from './nearest-name.ts';
import { needCycles } from './need-cycles.ts';
import { templatesOfProgram } from './read-programs.ts';
import type { FileScope } from './scope.ts';
import { checkTemplate } from './template.ts';
import { at, entryOf, itemsOf, type Node, textOf } from './tree.ts';

/** What only all cases together can get wrong: their ids, needs, points, and the programs' templates. */
export function checkCases(assignment: Assignment, root: Node, scope: FileScope): void {
  const nodes = itemsOf(at(root, 'cases'));
  checkIds(nodes, scope);
  checkNeeds(assignment.cases, nodes, scope);
  assignment.cases.forEach((one, index) => {
    const node = nodes[index];
    if (node !== undefined) checkPoints(one, node, scope);
  });
  checkProgramTemplates(assignment.cases, at(root, 'programs'), scope);
}

/** A program's templates must have a meaning in every case that uses it. */
function checkProgramTemplates(cases: Case[], programs: Node | undefined, scope: FileScope): void {
  const checked = new Set<string>();
  for (const one of cases)
    for (const program of one.programs) {
      const names = new Set(['host', 'port', ...Object.keys(one.for[0] ?? {})]);
      const key = JSON.stringify([program, ...names]);
      if (checked.has(key)) continue;
      checked.add(key);
      for (const item of templatesOfProgram(at(programs, program)).flatMap(itemsOf))
        checkTemplate(item, textOf(item) ?? '', { ...scope, names });
    }
}

function checkIds(nodes: Node[], scope: FileScope): void {
  const seen = new Map<string, number>();
  for (const node of nodes) {
    const id = at(node, 'id');
    const text = textOf(id);
    if (id === undefined || text === undefined) continue;
    const first = seen.get(text);
    if (first === undefined) seen.set(text, id.place.line);
    else
      scope.problems.add('duplicate-name', id.place, `the case of line ${first} has the id \`${text}\` too`);
  }
}

function checkNeeds(cases: Case[], nodes: Node[], scope: FileScope): void {
  const needs = new Map<string, string[]>();
  for (const one of cases) needs.set(one.id, [...(needs.get(one.id) ?? []), ...one.needs]);
  const groups = needCycles(needs);
  for (const node of nodes)
    for (const item of itemsOf(at(node, 'needs'))) {
      const needed = textOf(item);
      const id = textOf(at(node, 'id')) ?? '';
      if (needed === undefined) continue;
      if (!needs.has(needed))
        scope.problems.add(
          'unknown-name',
          item.place,
          `no case \`${needed}\``,
          nearestName(needed, needs.keys()),
        );
      else if (groups.get(needed) === groups.get(id))
        scope.problems.add(
          'needs-cycle',
          item.place,
          needed === id ? `\`${id}\` needs itself` : `\`${needed}\` needs \`${id}\` in its turn`,
        );
    }
}

function checkPoints(one: Case, node: Node, scope: FileScope): void {
  const points = allSteps(one.steps).flatMap((step) => step.points ?? []);
  const sum = points.reduce((total, value) => total + value, 0);
  if (points.length === 0 || Math.abs(sum - one.points) < 1e-9) return;
  const place = (entryOf(node, 'points')?.value ?? at(node, 'id') ?? node).place;
  scope.problems.add(
    'points-mismatch',
    place,
    `the steps carry ${sum === 1 ? '1 point' : `${sum} points`}, the case ${one.points}`,
    'let the steps’ points add up to the case’s',
  );
}

function allSteps(steps: Step[]): Step[] {
  return steps.flatMap((step) => {
    if (step.act.verb === 'together') return [step, ...step.act.branches.flatMap(allSteps)];
    return step.act.verb === 'repeat' ? [step, ...allSteps(step.act.steps)] : [step];
  });
}
