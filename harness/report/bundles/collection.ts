import { isMap, isPair, isSeq, type ParsedNode } from 'yaml';

/** A list or a mapping as it stands in the text. */
export interface Collection {
  style: 'block' | 'flow';
  children: Child[];
}

/** From its dash or its key to the end of its value. */
export interface Child {
  start: number;
  end: number;
}

/** Where the children of a list or a mapping stand; the document keeps its source tokens. */
export function collectionOf(node: ParsedNode): Collection {
  if (!isSeq(node) && !isMap(node)) return { style: 'flow', children: [] };
  const style = node.flow ? 'flow' : 'block';
  if (isMap(node)) {
    const pairs = node.items.map(({ key, value }) => ({ start: key.range[0], end: endOf(value ?? key) }));
    return { style, children: pairs };
  }
  const items = node.items as ParsedNode[];
  return {
    style,
    children: items.map((item, index) => ({ start: dashOf(node, index, item), end: endOf(item) })),
  };
}

/** The range of a block reaches into the comments behind it; that of what it ends with does not. */
function endOf(node: ParsedNode): number {
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = node.items.at(-1);
    const part = isPair(last) ? (last.value ?? last.key) : last;
    if (part) return endOf(part as ParsedNode);
  }
  return node.range[1];
}

/** The dash may stand on a line before its item. */
function dashOf(node: ParsedNode, index: number, item: ParsedNode): number {
  const { srcToken } = node;
  if (srcToken?.type !== 'block-seq') return item.range[0];
  const dashes = srcToken.items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind'));
  return dashes[index]?.offset ?? item.range[0];
}
