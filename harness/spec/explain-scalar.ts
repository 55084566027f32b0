import { type Explanation, type Schema, scalarName } from './explanation.ts';
import { laterWords } from './language/later.ts';
import { nearestName } from './nearest-name.ts';
import type { Node, ScalarNode } from './tree.ts';

/** Says why a scalar is not what its schema asks. */
export function explainScalar(schema: Schema, node: Node, context: Explanation): void {
  if (schema.type === undefined && schema.enum === undefined && schema.const === undefined) return;
  if (node.kind !== 'scalar' || !isOfType(schema, node.value)) {
    context.wrong(node, schema);
    return;
  }
  if (isWithin(schema, node)) return;
  const { value, source, place } = node;
  if (laterWords.has(source)) {
    context.problems.add(
      'wrong-value',
      place,
      `\`${source}\` is not in this version of the language`,
      context.right(schema),
    );
    return;
  }
  const near = typeof value === 'string' ? closeWord(source, schema) : undefined;
  context.problems.add(
    'wrong-value',
    place,
    `${context.slot} cannot be ${scalarName(value, source)}`,
    near ?? context.right(schema),
  );
}

/** Whether a scalar is one that the schema accepts. */
export function acceptsScalar(schema: Schema, node: ScalarNode): boolean {
  return isOfType(schema, node.value) && isWithin(schema, node);
}

/** "did you mean", where a word of the schema is near. */
export function closeWord(wrong: string, schema: Schema): string | undefined {
  const words = wordsOf(schema);
  const near = words.length === 0 ? undefined : nearestName(wrong, words);
  return near?.startsWith('did you mean') ? near : undefined;
}

function wordsOf(schema: Schema): string[] {
  const own = [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])];
  return [...own.map(String), ...(schema.anyOf ?? []).flatMap(wordsOf)];
}

function isOfType({ type }: Schema, value: ScalarNode['value']): boolean {
  if (type === undefined) return true;
  return [type].flat().some((one) => {
    if (one === 'integer')
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
    if (one === 'number')
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));
    return one === 'null' ? value === null : typeof value === one;
  });
}

function isWithin(schema: Schema, { value }: ScalarNode): boolean {
  if (schema.const !== undefined) return schema.const === plain(value);
  if (schema.enum !== undefined) return schema.enum.some((one) => one === plain(value));
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  if (typeof value === 'bigint' || typeof value === 'number')
    return Number(value) >= minimum && Number(value) <= maximum;
  return typeof value !== 'string' || isText(schema, value);
}

function isText(
  { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema,
  value: string,
): boolean {
  const length = [...value.slice(0, 2 * Math.min(maxLength, 1_000_000) + 2)].length;
  return (
    length >= minLength &&
    length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, 'u').test(value))
  );
}

function plain(value: ScalarNode['value']): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
