import { acceptsScalar, closeWord } from './explain-scalar.ts';
import { type Explanation, resolved, type Schema, scalarName } from './explanation.ts';
import { laterWords } from './language/later.ts';
import type { Node, ScalarNode } from './tree.ts';

type Explain = (schema: Schema, node: Node, context: Explanation) => void;
type Choice = Schema & { anyOf: Schema[] };

/** Says why a value is none of several: by the one of its own kind, so that one mistake is one sentence. */
export function explainChoice(schema: Choice, node: Node, context: Explanation, explain: Explain): void {
  const branches = schema.anyOf.flatMap((branch) => resolved(branch, context.definitions));
  if (node.kind === 'scalar') {
    explainAmongScalars({ ...schema, anyOf: branches }, node, context);
    return;
  }
  const kind = node.kind === 'list' ? 'array' : 'object';
  const alike = branches.filter(
    ({ type, enum: words, const: word }) => type === kind || (type ?? words ?? word) === undefined,
  );
  const [first] = alike;
  if (first === undefined) {
    context.wrong(node, schema);
    return;
  }
  explain(schema.title === undefined ? first : { title: schema.title, ...first }, node, context);
}

function explainAmongScalars(schema: Choice, node: ScalarNode, context: Explanation): void {
  const scalars = schema.anyOf.filter(({ type }) => type !== 'object' && type !== 'array');
  if (scalars.some((branch) => acceptsScalar(branch, node))) return;
  if (node.value === null) {
    context.wrong(node, schema);
    return;
  }
  const { problems, slot } = context;
  if (laterWords.has(node.source)) {
    problems.add(
      'wrong-value',
      node.place,
      `\`${node.source}\` is not in this version of the language`,
      context.right(schema),
    );
    return;
  }
  const rightKind = scalars.some(
    ({ type, enum: words }) =>
      words !== undefined || [type].flat().includes(typeof node.value === 'string' ? 'string' : 'integer'),
  );
  const near = typeof node.value === 'string' ? closeWord(node.source, schema) : undefined;
  const code = rightKind ? 'wrong-value' : 'wrong-type';
  problems.add(
    code,
    node.place,
    `${slot} cannot be ${scalarName(node.value, node.source)}`,
    near ?? context.right(schema),
  );
}
