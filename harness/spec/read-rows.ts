import type { JsonTemplate } from './assignment.ts';
import type { FileScope } from './scope.ts';
import { entriesOf, itemsOf, type Node } from './tree.ts';
import { readJson } from './values.ts';

const mostRows = 1_000;
const mostNames = 100;

type Row = Record<string, JsonTemplate>;

/** The rows of `for`, each of which makes a case: as written, or every combination of the values. */
export function readRows(node: Node | undefined, scope: FileScope): Row[] {
  if (node === undefined) return [{}];
  const values = { ...scope, names: new Set(['host', 'port']) };
  const rows =
    node.kind === 'list' ? node.items.map((row) => rowOf(row, values)) : combinations(node, values);
  if (rows.length > mostRows)
    scope.problems.add('too-much', node.place, `\`for\` makes more than ${mostRows} cases`);
  else checkSameNames(node, scope);
  return rows.slice(0, mostRows);
}

function rowOf(row: Node, scope: Parameters<typeof readJson>[1]): Row {
  return Object.fromEntries(entriesOf(row).map(({ key, value }) => [key, readJson(value, scope)]));
}

function combinations(node: Node, scope: Parameters<typeof readJson>[1]): Row[] {
  let rows: Row[] = [{}];
  for (const { key, value } of entriesOf(node).slice(0, mostNames)) {
    const values = itemsOf(value).map((item) => readJson(item, scope));
    rows = rows.flatMap((row) => values.map((one) => ({ ...row, [key]: one }))).slice(0, mostRows + 1);
  }
  return rows;
}

function checkSameNames(node: Node, scope: FileScope): void {
  if (node.kind !== 'list') return;
  const names = entriesOf(node.items[0]).map(({ key }) => key);
  for (const row of node.items)
    for (const name of names)
      if (!entriesOf(row).some(({ key }) => key === name))
        scope.problems.add('missing-key', row.place, `this row has no \`${name}\`, which the first one has`);
}
