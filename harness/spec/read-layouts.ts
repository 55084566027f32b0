import type { Place } from './assignment.ts';
import type { BytesField, Field, FieldLength, Layout, Quantity } from './layout.ts';
import { boundsOf, numberType } from './layout.ts';
import { nearestName } from './nearest-name.ts';
import type { FileScope } from './scope.ts';
import { type Entry, entriesOf, type Node, textOf } from './tree.ts';

/** `messages`: the binary layouts of an assignment, by name. */
export function readLayouts(node: Node | undefined, scope: FileScope): Record<string, Layout> {
  return Object.fromEntries(entriesOf(node).map(({ key, value }) => [key, readLayout(key, value, scope)]));
}

function readLayout(name: string, node: Node, scope: FileScope): Layout {
  const entries = entriesOf(node);
  const fields = entries.flatMap((entry) => readField(entry, scope) ?? []);
  entries.forEach((entry, index) => {
    const field = fields.find((one) => one.name === entry.key);
    if (field === undefined || field.kind === 'number') return;
    const before = fields.filter((one) => entries.findIndex(({ key }) => key === one.name) < index);
    checkLength(field, before, { place: entry.value.place, last: index === entries.length - 1, scope });
  });
  return { name, fields };
}

function readField({ key: name, value }: Entry, scope: FileScope): Field | undefined {
  const [constant] = entriesOf(value);
  const word = constant?.key ?? textOf(value) ?? '';
  const type = numberType(word);
  if (type !== undefined) {
    const field = { kind: 'number' as const, name, type };
    return constant === undefined
      ? field
      : { ...field, constant: readQuantity(constant.value, field, scope) };
  }
  if (constant !== undefined) return constantBytes(name, constant, scope);
  const [, kind, room = ''] = /^(bytes|text)\[(.+)\]$/.exec(word) ?? [];
  // The structure has been reported.
  if (kind === undefined) return undefined;
  return { kind: kind as BytesField['kind'], name, length: lengthOf(room) };
}

function lengthOf(room: string): FieldLength {
  if (room === 'rest') return 'rest';
  return /^[0-9]+$/.test(room) ? { bytes: Number(room) } : { counted: room };
}

function constantBytes(name: string, { key, value }: Entry, scope: FileScope): Field | undefined {
  const text = textOf(value) ?? '';
  if (key !== 'raw' && key !== 'hex') return undefined;
  const bytes = key === 'hex' ? Buffer.from(text.replace(/\s/g, ''), 'hex') : Buffer.from(text);
  if (key === 'hex' && bytes.toString('hex') !== text.replace(/\s/g, '').toLowerCase())
    scope.problems.add(
      'wrong-value',
      value.place,
      '`hex` holds no bytes',
      'two digits a byte, such as `0d 0a`',
    );
  return { kind: 'bytes', name, length: { bytes: bytes.length }, constant: bytes.toString('base64') };
}

interface Surroundings {
  place: Place;
  last: boolean;
  scope: FileScope;
}

function checkLength({ length }: BytesField, before: Field[], { place, last, scope }: Surroundings): void {
  if (length === 'rest') {
    if (!last)
      scope.problems.add(
        'wrong-value',
        place,
        '`rest` is all that is left, and fields follow',
        'put it last',
      );
    return;
  }
  if ('bytes' in length) return;
  const counts = before.filter(
    (one) => one.kind === 'number' && one.type.family === 'unsigned' && !one.constant,
  );
  if (counts.some(({ name }) => name === length.counted)) return;
  const names = counts.map(({ name }) => name);
  const message = `no field before this one is an unsigned number \`${length.counted}\``;
  scope.problems.add('unknown-name', place, message, nearestName(length.counted, names));
}

/** A number of the field's type, written in the file. */
export function readQuantity(
  node: Node,
  { name, type }: Extract<Field, { kind: 'number' }>,
  scope: FileScope,
): Quantity {
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (type.family === 'float' && (typeof value === 'number' || typeof value === 'bigint'))
    return Number(value);
  const { least, greatest } = boundsOf(type);
  if (typeof value === 'bigint' && type.family !== 'float' && value >= least && value <= greatest)
    return value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER
      ? Number(value)
      : String(value);
  const wanted = type.family === 'float' ? 'a number' : `a whole number from ${least} to ${greatest}`;
  scope.problems.add('wrong-value', node.place, `\`${name}\` cannot be this`, `right here: ${wanted}`);
  return 0;
}
