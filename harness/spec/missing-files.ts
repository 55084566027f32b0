import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Assignment } from './assignment.ts';
import { parseTree } from './parse-tree.ts';
import { Problems } from './problems.ts';
import { Source } from './source.ts';
import type { SpecProblem } from './spec-problem.ts';
import { at, entriesOf, type Node, textOf } from './tree.ts';

/**
 * What an assignment names for its author and is not there: handout, mutants, references.
 * Students are given an assignment without them, so that this hinders no grading.
 */
export function missingFiles(assignment: Assignment): SpecProblem[] {
  const { root, check, list } = lookAround(assignment);
  for (const node of [at(root, 'handout'), at(root, 'mutants')]) check(node, 'file');
  for (const { value } of entriesOf(at(root, 'reference'))) check(value, 'folder');
  return list();
}

/** The handout alone, which is what students are given. */
export function missingHandout(assignment: Assignment): SpecProblem[] {
  const { root, check, list } = lookAround(assignment);
  check(at(root, 'handout'), 'file');
  return list();
}

function lookAround({ file, text }: Assignment) {
  const problems = new Problems(file);
  const root = parseTree(new Source(file, text), problems);
  return { root, check, list: () => problems.list() };

  function check(node: Node | undefined, kind: 'file' | 'folder'): void {
    const name = textOf(node);
    if (node === undefined || name === undefined) return;
    const found = statSync(resolve(dirname(file), name), { throwIfNoEntry: false });
    const fits = kind === 'file' ? found?.isFile() : found?.isDirectory();
    if (fits !== true) problems.add('missing-file', node.place, `there is no ${kind} \`${name}\``);
  }
}
