import { type Explanation, resolved, type Schema } from './explanation.ts';
import { laterWords } from './language/later.ts';
import { nearestName, quotedList } from './nearest-name.ts';
import { type Entry, entryOf, type MappingNode, type Node } from './tree.ts';

type Explain = (schema: Schema, node: Node, context: Explanation) => void;

/** Says what is wrong with the keys of a mapping and with their values. */
export function explainMapping(schema: Schema, node: Node, context: Explanation, explain: Explain): void {
  if (node.kind !== 'mapping') {
    context.wrong(node, schema);
    return;
  }
  const strays = node.entries.filter(({ key }) => valueSchema(schema, key) === undefined);
  const owners = strays.map((stray) => ownerOf(stray, schema, node, context));
  for (const entry of node.entries) {
    const value = valueSchema(schema, entry.key);
    const emptied = entry.value.kind === 'scalar' && entry.value.value === null && owners.includes(entry.key);
    if (value === undefined || emptied) continue;
    checkName(schema, entry, context);
    explain(value, entry.value, context.inside(`\`${entry.key}\``));
  }
  for (const [index, stray] of strays.entries()) explainStray(schema, stray, owners[index], context);
  const { maxProperties = Number.POSITIVE_INFINITY } = schema;
  if (node.entries.length > maxProperties)
    context.problems.add('too-much', node.place, `${context.slot} has more than ${maxProperties} keys`);
  explainMissing(schema, node, strays, context);
}

function valueSchema(schema: Schema, key: string): Schema | undefined {
  const { properties = {}, additionalProperties } = schema;
  if (Object.hasOwn(properties, key)) return properties[key];
  return additionalProperties === false ? undefined : (additionalProperties ?? {});
}

function checkName(schema: Schema, { key, keyPlace }: Entry, context: Explanation): void {
  const pattern = schema.propertyNames?.pattern;
  if (pattern === undefined || new RegExp(pattern, 'u').test(key)) return;
  const small = pattern.includes('A-Z') ? 'letters' : 'small letters';
  context.problems.add(
    'wrong-value',
    keyPlace,
    `\`${key.slice(0, 40)}\` is no name`,
    `a name has ${small}, digits and ${pattern.includes('_') ? 'underscores' : 'hyphens'}`,
  );
}

/** The key beside a stray one, inside whose value the stray one would be right. */
function ownerOf(stray: Entry, schema: Schema, node: MappingNode, context: Explanation): string | undefined {
  const owner = node.entries.find(({ key }) => {
    const value = schema.properties?.[key];
    const inner = value === undefined ? [] : resolved(value, context.definitions);
    return inner.some(({ properties }) => Object.hasOwn(properties ?? {}, stray.key));
  });
  return owner?.key;
}

function explainStray(schema: Schema, stray: Entry, owner: string | undefined, context: Explanation): void {
  const { key, keyPlace } = stray;
  const known = Object.keys(schema.properties ?? {});
  const shown = `\`${key.slice(0, 40)}\``;
  if (owner !== undefined)
    context.problems.add(
      'unknown-key',
      keyPlace,
      `${shown} stands beside \`${owner}\``,
      `it belongs into it: indent it further, or write \`${owner}: { ${key}: … }\``,
    );
  else if (laterWords.has(key))
    context.problems.add('unknown-key', keyPlace, `${shown} is not in this version of the language`);
  else
    context.problems.add(
      'unknown-key',
      keyPlace,
      `unknown key ${shown}`,
      nearestName(key, known) ?? context.right(schema),
    );
}

function explainMissing(schema: Schema, node: MappingNode, strays: Entry[], context: Explanation): void {
  const misspelt = (key: string) =>
    strays.some((stray) => nearestName(stray.key, [key])?.startsWith('did you') === true);
  for (const key of schema.required ?? [])
    if (entryOf(node, key) === undefined && !misspelt(key)) {
      const title = schema.properties?.[key]?.title;
      const fix = title === undefined ? undefined : `\`${key}\` takes ${title}`;
      context.problems.add('missing-key', node.place, `${context.slot} has no \`${key}\``, fix);
    }
  if (strays.length > 0) return;
  if (node.entries.length < (schema.minProperties ?? 0)) context.tooFew(node, schema, 1);
  explainAlternatives(schema, node, context);
}

function explainAlternatives(schema: Schema, node: MappingNode, context: Explanation): void {
  const keys = (schema.oneOf ?? schema.anyOf ?? []).flatMap(({ required }) => required ?? []);
  const present = node.entries.filter(({ key }) => keys.includes(key));
  const [first, second] = present;
  if (keys.length > 0 && first === undefined)
    context.problems.add(
      'missing-key',
      node.place,
      context.slot === 'this step' ? 'this step has no verb' : `${context.slot} is incomplete`,
      `add one of ${quotedList(keys)}`,
    );
  if (schema.oneOf === undefined || first === undefined || second === undefined) return;
  const fix = context.slot === 'this step' ? 'begin another step with a `-` of its own' : 'keep one of them';
  context.problems.add(
    'wrong-value',
    second.keyPlace,
    `\`${first.key}\` and \`${second.key}\` exclude each other`,
    fix,
  );
}
