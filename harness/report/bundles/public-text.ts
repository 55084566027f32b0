import { isMap, isScalar, isSeq, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import type { Assignment } from '../../spec/assignment.ts';
import { collectionOf } from './collection.ts';
import { cutChildren } from './cut-children.ts';
import { needsAmong, type PublicCases } from './public-cases.ts';
import { type TextEdit, withEdits } from './text-edit.ts';

/** What only its author has. */
const authors = ['reference', 'mutants'];

/** The assignment's text as students get it: all that is left stands as its author wrote it. */
export function publicText(
  { text, cases }: Pick<Assignment, 'text' | 'cases'>,
  { shown }: PublicCases,
): string {
  const root = rootOf(text);
  const list = entryValue(root, 'cases');
  if (!isMap(root) || !isSeq(list)) return text;
  const items = list.items as ParsedNode[];
  const isCut = (index: number): boolean => !shown.includes(cases[index] as (typeof cases)[number]);
  const edits = [
    ...cutKeys(text, root as ParsedNode, authors),
    ...cutChildren(text, collectionOf(list as ParsedNode), isCut),
    ...items.flatMap((item, index) => {
      const one = cases[index];
      return one && !isCut(index) ? needsEdit(text, item, needsAmong(shown, one, cases)) : [];
    }),
  ];
  return withEdits(text, edits).replace(editorsLine, '');
}

/** The text for the course's staff: without mutants, and with one reference at a place of its own, or none. */
export function staffText(text: string, reference: { name: string; path: string } | undefined): string {
  const root = rootOf(text);
  const value = entryValue(root, 'reference');
  if (reference === undefined || value === undefined)
    return withEdits(text, cutKeys(text, root, authors)).replace(editorsLine, '');
  const [start, end] = value.range;
  const written = text.slice(start, end).trimEnd();
  const moved = {
    start,
    end: start + written.length,
    text: JSON.stringify({ [reference.name]: reference.path }),
  };
  return withEdits(text, [...cutKeys(text, root, ['mutants']), moved]).replace(editorsLine, '');
}

function rootOf(text: string): ParsedNode {
  return parseDocument(text, { keepSourceTokens: true, version: '1.2' }).contents as ParsedNode;
}

function cutKeys(text: string, root: ParsedNode, keys: string[]): TextEdit[] {
  if (!isMap(root)) return [];
  return cutChildren(text, collectionOf(root), (index) => keys.includes(keyOf(root, index)));
}

/** Editors are pointed at a schema that does not lie there. */
const editorsLine = /^# yaml-language-server:.*\n/m;

function needsEdit(text: string, item: ParsedNode, needs: string[]): TextEdit[] {
  const value = entryValue(item, 'needs');
  if (value === undefined) return [];
  const [start, end] = value.range;
  const written = text.slice(start, end).trimEnd();
  const left = JSON.stringify(value.toJSON()) === JSON.stringify(needs);
  return left ? [] : [{ start, end: start + written.length, text: `[${needs.join(', ')}]` }];
}

function entryValue(node: ParsedNode, key: string): ParsedNode | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value ?? undefined;
}

function keyOf(map: YAMLMap.Parsed, index: number): string {
  const key = map.items[index]?.key;
  return isScalar(key) ? String(key.value) : '';
}
