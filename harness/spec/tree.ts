import type { Place } from './assignment.ts';

interface Placed {
  place: Place;
  /** Offsets in the file's text. */
  start: number;
  end: number;
}

/** A scalar with the text it was written as: `007` is the number 7 and the text "007". */
export interface ScalarNode extends Placed {
  kind: 'scalar';
  value: string | number | bigint | boolean | null;
  source: string;
}

export interface ListNode extends Placed {
  kind: 'list';
  items: Node[];
}

export interface Entry {
  key: string;
  keyPlace: Place;
  value: Node;
}

export interface MappingNode extends Placed {
  kind: 'mapping';
  entries: Entry[];
}

/** A YAML file as data that knows its places, aliases followed. */
export type Node = ScalarNode | ListNode | MappingNode;

/** The value under a key, where the node is a mapping that has it. */
export function at(node: Node | undefined, key: string): Node | undefined {
  return entryOf(node, key)?.value;
}

/** The entry of a key, for the key's own place. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === 'mapping' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The entries of a mapping, and none of anything else. */
export function entriesOf(node: Node | undefined): Entry[] {
  return node?.kind === 'mapping' ? node.entries : [];
}

/** The items of a list; one value stands for a list of one. */
export function itemsOf(node: Node | undefined): Node[] {
  if (node === undefined) return [];
  return node.kind === 'list' ? node.items : [node];
}

/** The text a scalar was written as, and nothing of anything else. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.source : undefined;
}

/** The texts of a list of scalars. */
export function textsOf(node: Node | undefined): string[] {
  return itemsOf(node).flatMap((item) => textOf(item) ?? []);
}
