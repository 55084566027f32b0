import { RE2JS } from 're2js';
import type { Frame, Pattern } from './assignment.ts';
import { type ByteKey, readBytes } from './read-bytes.ts';
import { lineFrame } from './read-frame.ts';
import { readLayoutValues } from './read-layout-values.ts';
import { readSome } from './read-some.ts';
import { readXmlText, readXPath, readXsd } from './read-xml-values.ts';
import type { CaseScope } from './scope.ts';
import { numberOr } from './template.ts';
import { at, entriesOf, itemsOf, type Node, textOf } from './tree.ts';
import { readJson, readText } from './values.ts';

/** Larger than any message: `size: { min: 3 }` has no upper bound. */
const noMaximum = Number.MAX_SAFE_INTEGER;

type PatternKey = Exclude<Pattern['kind'], 'bytes'> | ByteKey;
type Reader = (node: Node, scope: CaseScope) => Pattern;

const bytes =
  (key: ByteKey): Reader =>
  (node, scope) => ({ kind: 'bytes', bytes: readBytes(key, node, scope), place: node.place });
const text =
  (kind: 'line' | 'includes'): Reader =>
  (node, scope) => ({ kind, text: readText(node, scope), place: node.place });
const json =
  (kind: 'json' | 'json-includes'): Reader =>
  (node, scope) => ({ kind, value: readJson(node, scope), place: node.place });
const several =
  (kind: 'all' | 'any' | 'unordered'): Reader =>
  (node, scope) => ({ kind, of: itemsOf(node).map((item) => readPattern(item, scope)), place: node.place });

const readers: Record<PatternKey, Reader> = {
  raw: bytes('raw'),
  hex: bytes('hex'),
  base64: bytes('base64'),
  file: bytes('file'),
  random: bytes('random'),
  repeat: bytes('repeat'),
  lines: bytes('lines'),
  line: text('line'),
  includes: text('includes'),
  matches: (node, scope) => ({ kind: 'matches', regex: readRegex(node, scope), place: node.place }),
  json: json('json'),
  'json-includes': json('json-includes'),
  schema: (node, scope) => ({ kind: 'schema', ...scope.files.schema(node), place: node.place }),
  xml: (node, scope) => ({ kind: 'xml', text: readXmlText(node, scope), place: node.place }),
  xpath: (node, scope) => ({ kind: 'xpath', holds: readXPath(node, 'holds', scope), place: node.place }),
  xsd: (node, scope) => ({ kind: 'xsd', ...readXsd(node, scope), place: node.place }),
  message: (node, scope) => ({ kind: 'message', ...readLayoutValues(node, scope), place: node.place }),
  size: readSize,
  all: several('all'),
  any: several('any'),
  not: (node, scope) => ({ kind: 'not', of: readPattern(node, scope), place: node.place }),
  unordered: several('unordered'),
  some: (node, scope) => readSome(node, readPattern(at(node, 'of') ?? node, scope), scope),
};

/** The keys that make a mapping a pattern. */
export const patternKeys = Object.keys(readers) as PatternKey[];

/** A pattern: a bare text is raw bytes, several keys in one mapping must all hold. */
export function readPattern(node: Node, scope: CaseScope): Pattern {
  if (node.kind !== 'mapping') return readers.raw(node, scope);
  const parts = entriesOf(node).flatMap(({ key, value }) =>
    Object.hasOwn(readers, key) ? [readers[key as PatternKey](value, scope)] : [],
  );
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'all', of: parts, place: node.place };
}

/** Patterns that speak of a value, which ends by itself. */
const valueKinds: Pattern['kind'][] = ['json', 'json-includes', 'schema', 'xml', 'xpath', 'xsd'];

/** The frame a pattern is judged in, where the step itself names none. */
export function framedPattern(pattern: Pattern, frame: Frame): Frame {
  const kinds = leafKinds(pattern);
  if (frame.kind === 'raw') {
    if (kinds.some((kind) => valueKinds.includes(kind))) return { kind: 'value' };
    return kinds.includes('line') ? lineFrame(undefined) : frame;
  }
  const enveloped = frame.kind === 'line' || frame.kind === 'length-prefix';
  if (frame.kind === 'length-prefix' && kinds.includes('message')) return frame;
  return enveloped && isBytesAlone(pattern) ? { kind: 'raw' } : frame;
}

function isBytesAlone(pattern: Pattern): boolean {
  if (pattern.kind === 'all' || pattern.kind === 'any') return pattern.of.every(isBytesAlone);
  return pattern.kind === 'bytes' || pattern.kind === 'message';
}

function leafKinds(pattern: Pattern): Pattern['kind'][] {
  switch (pattern.kind) {
    case 'all':
    case 'any':
    case 'unordered':
      return pattern.of.flatMap(leafKinds);
    case 'not':
    case 'some':
      return leafKinds(pattern.of);
    default:
      return [pattern.kind];
  }
}

function readRegex(node: Node, scope: CaseScope): string {
  const regex = textOf(node) ?? '';
  const compiled = scope.compiling.compile('regex', regex, () => regexMistake(regex));
  if (compiled.state === 'wrong')
    scope.problems.add('bad-regex', node.place, `this regular expression cannot be read: ${compiled.why}`);
  if (compiled.state === 'too-much')
    scope.problems.add(
      'too-much',
      node.place,
      'the schemas and expressions up to here are too large together',
    );
  return regex;
}

function regexMistake(regex: string): string | undefined {
  try {
    RE2JS.compile(regex);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown';
    return message.replace(/^error parsing regexp: /, '').slice(0, 120);
  }
}

function readSize(node: Node, scope: CaseScope): Pattern {
  const exact = numberOr(node, scope, undefined);
  const min = exact ?? numberOr(at(node, 'min'), scope, 0);
  const max = exact ?? numberOr(at(node, 'max'), scope, noMaximum);
  if (typeof min === 'number' && typeof max === 'number' && min > max)
    scope.problems.add('wrong-value', node.place, `no size is at least ${min} and at most ${max}`);
  return { kind: 'size', min, max, place: node.place };
}
