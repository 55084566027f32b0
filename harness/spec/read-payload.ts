import type { Frame, Payload } from './assignment.ts';
import { byteKeys, readBytes } from './read-bytes.ts';
import { lineFrame } from './read-frame.ts';
import { checkComplete, readLayoutValues } from './read-layout-values.ts';
import { readXmlText } from './read-xml-values.ts';
import type { CaseScope } from './scope.ts';
import { at, type Node } from './tree.ts';
import { readJson, readText } from './values.ts';

/** What a `send` sends: a bare text is raw bytes, otherwise one payload key says it. */
export function readPayload(node: Node, scope: CaseScope): Payload {
  if (node.kind !== 'mapping') return { kind: 'bytes', bytes: readBytes('raw', node, scope) };
  const line = at(node, 'line');
  if (line !== undefined) return { kind: 'line', text: readText(line, scope) };
  const json = at(node, 'json');
  if (json !== undefined) return { kind: 'json', value: readJson(json, scope) };
  const xml = at(node, 'xml');
  if (xml !== undefined) return { kind: 'xml', text: readXmlText(xml, scope) };
  const message = at(node, 'message');
  if (message !== undefined) return readMessage(message, scope);
  for (const key of byteKeys) {
    const value = at(node, key);
    if (value !== undefined) return { kind: 'bytes', bytes: readBytes(key, value, scope) };
  }
  return { kind: 'line', text: '' };
}

function readMessage(node: Node, scope: CaseScope): Payload {
  const read = readLayoutValues(node, scope);
  checkComplete(read, node, scope);
  return { kind: 'message', ...read };
}

/** The frame a payload is sent in: under `raw`, a line still ends and a value still stands alone. */
export function framedPayload(payload: Payload, frame: Frame): Frame {
  // A binary message says itself where it ends.
  if (payload.kind === 'message' && frame.kind === 'line') return { kind: 'raw' };
  if (frame.kind !== 'raw') return frame;
  if (payload.kind === 'line') return lineFrame(undefined);
  return payload.kind === 'json' || payload.kind === 'xml' ? { kind: 'value' } : frame;
}
