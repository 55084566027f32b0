import { CompileBudget } from './compile-budget.ts';
import type { Layout } from './layout.ts';
import { parseTree } from './parse-tree.ts';
import { Problems } from './problems.ts';
import { readLayouts } from './read-layouts.ts';
import { ReferencedFiles } from './referenced-files.ts';
import { Source } from './source.ts';
import { at } from './tree.ts';

/** The binary messages that an assignment's text describes; none where it cannot be read. */
export function layoutsIn(text: string): Layout[] {
  if (!/^messages:/m.test(text)) return [];
  const source = new Source('', text);
  const problems = new Problems('');
  const root = parseTree(source, problems);
  const compiling = new CompileBudget();
  const files = new ReferencedFiles(source, problems, compiling, () => 'missing');
  const layouts = readLayouts(at(root, 'messages'), { source, problems, files, compiling });
  return problems.none ? Object.values(layouts) : [];
}
