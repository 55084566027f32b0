import type { JsonTemplate, Template } from './assignment.ts';
import { durationMs } from './duration.ts';
import { checkTemplate, type TemplateScope } from './template.ts';
import { itemsOf, type Node, textOf, textsOf } from './tree.ts';

/** A text as its author wrote it, its templates checked. */
export function readText(node: Node | undefined, scope: TemplateScope): Template {
  const text = textOf(node) ?? '';
  if (node !== undefined) checkTemplate(node, text, scope);
  return text;
}

/** A list of texts; one text stands for a list of one. */
export function readTexts(node: Node | undefined, scope: TemplateScope): Template[] {
  return itemsOf(node).map((item) => readText(item, scope));
}

/** A YAML value as JSON, the templates in its strings checked. */
export function readJson(node: Node | undefined, scope: TemplateScope): JsonTemplate {
  if (node === undefined) return null;
  if (node.kind === 'list') return node.items.map((item) => readJson(item, scope));
  if (node.kind === 'mapping')
    return Object.fromEntries(node.entries.map(({ key, value }) => [key, readJson(value, scope)]));
  return readScalar(node, scope);
}

/** A duration slot in milliseconds. */
export function readDuration(node: Node | undefined, fallbackMs: number): number {
  return durationMs(textOf(node) ?? '') ?? fallbackMs;
}

/** A list whose items are words of a closed set; others were reported with the structure. */
export function readWords<W extends string>(node: Node | undefined, words: readonly W[]): W[] {
  return textsOf(node).filter((text): text is W => (words as readonly string[]).includes(text));
}

/** One word of a closed set. */
export function readWord<W extends string>(node: Node | undefined, words: readonly W[]): W | undefined {
  return words.find((word) => word === textOf(node));
}

function readScalar(node: Extract<Node, { kind: 'scalar' }>, scope: TemplateScope): JsonTemplate {
  const { value, place } = node;
  if (typeof value === 'string') {
    checkTemplate(node, value, scope);
    return value;
  }
  if (typeof value === 'bigint' || typeof value === 'number') return exactNumber(Number(value), place, scope);
  return value;
}

function exactNumber(value: number, place: Node['place'], scope: TemplateScope): number | null {
  if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return value;
  scope.problems.add(
    'wrong-value',
    place,
    'this number is not one that JSON programs keep exactly',
    'write the message with `raw` or `line` to send these very digits',
  );
  return null;
}
