import schema from './assignment.schema.json' with { type: 'json' };
import { explain } from './explain.ts';
import { type Definitions, Explanation, type Schema } from './explanation.ts';
import { plainValue } from './plain-value.ts';
import type { Problems } from './problems.ts';
import type { Node } from './tree.ts';
import { validate } from './validate.generated.js';

/** Holds a file against the definition of the language. The validator judges, `explain` finds the words. */
export function checkStructure(root: Node, problems: Problems): void {
  if (validate(plainValue(root))) return;
  explain(schema as Schema, root, new Explanation(problems, schema.$defs as Definitions, 'the file'));
  if (problems.none) problems.add('wrong-value', root.place, 'this is not the assignment language');
}
