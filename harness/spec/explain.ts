import { explainChoice } from './explain-choice.ts';
import { explainMapping } from './explain-mapping.ts';
import { explainScalar } from './explain-scalar.ts';
import type { Explanation, Schema } from './explanation.ts';
import type { Node } from './tree.ts';

/** Says every way in which a value is not what its schema asks, one sentence a mistake. */
export function explain(schema: Schema, node: Node, context: Explanation): void {
  const { $ref, ...words } = schema;
  if ($ref !== undefined) {
    const target = context.definitions[$ref.replace('#/$defs/', '')];
    if (target !== undefined) explain({ ...target, ...words }, node, context);
    return;
  }
  if (schema.anyOf !== undefined && schema.properties === undefined) {
    explainChoice(schema as Schema & { anyOf: Schema[] }, node, context, explain);
    return;
  }
  if (schema.type === 'object') {
    explainMapping(schema, node, context, explain);
    return;
  }
  if (schema.type === 'array') {
    explainList(schema, node, context);
    return;
  }
  explainScalar(schema, node, context);
}

function explainList(schema: Schema, node: Node, context: Explanation): void {
  if (node.kind !== 'list') {
    context.wrong(node, schema);
    return;
  }
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (node.items.length > maxItems)
    context.problems.add('too-much', node.place, `${context.slot} has more than ${maxItems} items`);
  if (node.items.length < minItems) context.tooFew(node, schema, minItems);
  for (const item of node.items) explain(schema.items ?? {}, item, context.inside(itemSlot(schema, context)));
}

function itemSlot({ items }: Schema, context: Explanation): string {
  const kind = items?.$ref?.replace('#/$defs/', '');
  return kind === undefined || kind === 'steps' ? `an item of ${context.slot}` : `this ${kind}`;
}
