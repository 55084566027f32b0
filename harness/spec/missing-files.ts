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
export function missingFiles({ file, text }: Assignment): SpecProblem[] {
  const source = new Source(file, text);
  const problems = new Problems(file);
  const root = parseTree(source, problems);
  const references = entriesOf(at(root, 'reference')).map(({ value }) => value);
  for (const node of [at(root, 'handout'), at(root, 'mutants')]) check(node, 'file');
  for (const node of references) check(node, 'folder');
  return problems.list();

  function check(node: Node | undefined, kind: 'file' | 'folder'): void {
    const name = textOf(node);
    if (node === undefined || name === undefined) return;
    const found = statSync(resolve(dirname(file), name), { throwIfNoEntry: false });
    const fits = kind === 'file' ? found?.isFile() : found?.isDirectory();
    if (fits !== true) problems.add('missing-file', node.place, `there is no ${kind} \`${name}\``);
  }
}
