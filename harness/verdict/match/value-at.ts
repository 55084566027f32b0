import type { ValuePath } from '../../spec/assignment.ts';
import { evaluateXPath } from '../../spec/xml/xpath.ts';
import type { VarValue } from '../evidence.ts';
import type { Vars } from './fill-template.ts';
import { fillXPath } from './fill-xml.ts';
import { pointInto } from './match-json.ts';
import { parseMessageXml } from './parse-message-xml.ts';

/** The part of a message that a pointer or an expression names, if it is there. */
export function valueAt(message: Buffer, path: ValuePath, vars: Vars): VarValue | undefined {
  if (typeof path === 'string') return pointInto(message, path);
  const parsed = parseMessageXml(message);
  if ('problem' in parsed) return undefined;
  const found = evaluateXPath(parsed, fillXPath(path, vars), path.namespaces);
  if ('problem' in found) return undefined;
  return Number.isNaN(found.value) ? undefined : found.value;
}

/** A path in words that complete "a message with …". */
export function wordsOfPath(path: ValuePath): string {
  if (typeof path !== 'string') return `XML with something at ${path.xpath}`;
  return `JSON with a value at ${path || 'its root'}`;
}
