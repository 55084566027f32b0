import { explain } from './explain.ts';
import { Explanation } from './explanation.ts';
import { plainValue } from './plain-value.ts';
import type { Problems } from './problems.ts';
import type { Node } from './tree.ts';
import { schema, validate } from './validate.generated.js';

/** Holds a file against the definition of the language. The validator judges, `explain` finds the words. */
export function checkStructure(root: Node, problems: Problems): void {
  if (validate(plainValue(root))) return;
  explain(schema, root, new Explanation(problems, schema.$defs, 'the file'));
  if (problems.none) problems.add('wrong-value', root.place, 'this is not the assignment language');
}
