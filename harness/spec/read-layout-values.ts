import type { Field, FieldTemplate, FieldTemplates, Layout } from './layout.ts';
import { nearestName } from './nearest-name.ts';
import { byteKeys, readBytes } from './read-bytes.ts';
import { readQuantity } from './read-layouts.ts';
import type { CaseScope } from './scope.ts';
import { isWholeTemplate } from './template.ts';
import { at, type Entry, entriesOf, type Node, textOf } from './tree.ts';
import { readText } from './values.ts';

/** A layout and what is said of its fields: `data`, or `{ data: { seq: 5 } }`. */
export interface LayoutValues {
  layout: Layout;
  values: FieldTemplates;
}

/** The layout that a value names, and its fields. */
export function readLayoutValues(node: Node, scope: CaseScope): LayoutValues {
  const [entry] = entriesOf(node);
  const name = entry?.key ?? textOf(node) ?? '';
  const layout = Object.hasOwn(scope.layouts, name) ? scope.layouts[name] : undefined;
  if (layout === undefined) {
    const fix = nearestName(name, Object.keys(scope.layouts)) ?? 'describe it under `messages:`';
    scope.problems.add('unknown-name', entry?.keyPlace ?? node.place, `no message \`${name}\``, fix);
    return { layout: { name, fields: [] }, values: {} };
  }
  const given = entriesOf(entry?.value).map((one) => [one.key, readValue(one, layout, scope)]);
  return { layout, values: Object.fromEntries(given) };
}

/** What is to be sent needs every field but constants and the lengths of others. */
export function checkComplete({ layout, values }: LayoutValues, node: Node, scope: CaseScope): void {
  const known = Object.keys(values).every((key) => layout.fields.some(({ name }) => name === key));
  if (!known) return;
  const counts = new Set(layout.fields.flatMap(countedBy));
  const missing = layout.fields.filter(
    ({ name, constant }) => constant === undefined && !counts.has(name) && !Object.hasOwn(values, name),
  );
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => `\`${name}\``).join(', ');
  scope.problems.add(
    'missing-key',
    node.place,
    `\`${layout.name}\` lacks ${names}`,
    'say what is sent there',
  );
}

/** The name of the field that says how long this one is. */
export function countedBy(field: Field): string[] {
  const counted = field.kind !== 'number' && field.length !== 'rest' && 'counted' in field.length;
  return counted ? [(field.length as { counted: string }).counted] : [];
}

function readValue({ key, keyPlace, value }: Entry, layout: Layout, scope: CaseScope): FieldTemplate {
  const field = layout.fields.find(({ name }) => name === key);
  if (field === undefined) {
    const names = layout.fields.map(({ name }) => name);
    scope.problems.add(
      'unknown-name',
      keyPlace,
      `\`${layout.name}\` has no field \`${key}\``,
      nearestName(key, names),
    );
    return 0;
  }
  if (field.constant !== undefined) {
    scope.problems.add('wrong-value', keyPlace, `\`${key}\` is always the same`, 'leave it out');
    return 0;
  }
  return field.kind === 'number' ? readNumber(field, value, scope) : readContent(field, value, scope);
}

function readNumber(field: Extract<Field, { kind: 'number' }>, node: Node, scope: CaseScope): FieldTemplate {
  const text = textOf(node) ?? '';
  return isWholeTemplate(text) ? readText(node, scope) : readQuantity(node, field, scope);
}

function readContent(field: Exclude<Field, { kind: 'number' }>, node: Node, scope: CaseScope): FieldTemplate {
  const key = byteKeys.find((one) => at(node, one) !== undefined);
  const source = key === undefined ? undefined : at(node, key);
  if (key !== undefined && source !== undefined) return { bytes: readBytes(key, source, scope) };
  const text = readText(node, scope);
  const { length } = field;
  const room = length !== 'rest' && 'bytes' in length ? length.bytes : Number.POSITIVE_INFINITY;
  const size = Buffer.byteLength(text);
  if (node.kind !== 'scalar')
    scope.problems.add(
      'wrong-type',
      node.place,
      `\`${field.name}\` takes a text, or bytes such as \`{ hex: 0a }\``,
    );
  else if (
    !text.includes('${') &&
    (size > room || (field.kind === 'bytes' && size !== room && room < Infinity))
  )
    scope.problems.add('wrong-value', node.place, `\`${field.name}\` has ${room} bytes, this has ${size}`);
  return text;
}
