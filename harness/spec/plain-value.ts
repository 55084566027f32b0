import type { Node } from './tree.ts';

/** A tree as the value that any YAML reader makes of it, for a JSON Schema validator. */
export function plainValue(node: Node): unknown {
  switch (node.kind) {
    case 'list':
      return node.items.map(plainValue);
    case 'mapping':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]));
    case 'scalar':
      return typeof node.value === 'bigint' ? Number(node.value) : node.value;
  }
}
