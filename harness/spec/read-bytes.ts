import type { ByteSource } from './assignment.ts';
import type { CaseScope } from './scope.ts';
import { numberOr } from './template.ts';
import { at, type Node, textOf } from './tree.ts';
import { readText } from './values.ts';

/** The keys that say bytes, in payloads and in patterns alike. */
export const byteKeys = ['raw', 'hex', 'base64', 'file', 'random', 'repeat', 'lines'] as const;
export type ByteKey = (typeof byteKeys)[number];

/** Bytes as their author wrote them: text, hex, base64, a file, random or repeated ones. */
export function readBytes(key: ByteKey, node: Node, scope: CaseScope): ByteSource {
  switch (key) {
    case 'raw':
      return { kind: 'text', text: readText(node, scope) };
    case 'hex':
      return { kind: 'base64', base64: readHex(node, scope) };
    case 'base64':
      return { kind: 'base64', base64: readBase64(node, scope) };
    case 'file':
      return { kind: 'base64', base64: scope.files.bytes(node).toString('base64') };
    case 'random':
      return {
        kind: 'random',
        bytes: numberOr(at(node, 'bytes'), scope, 1),
        seed: numberOr(at(node, 'seed'), scope, 1),
      };
    case 'lines':
      return {
        kind: 'lines',
        from: numberOr(at(node, 'from'), scope, 1),
        to: numberOr(at(node, 'to'), scope, 1),
        template: readText(at(node, 'template'), { ...scope, names: new Set([...scope.names, 'n']) }),
      };
    case 'repeat':
      return {
        kind: 'repeat',
        text: readText(at(node, 'text'), scope),
        times: numberOr(at(node, 'times'), scope, 1),
      };
  }
}

function readHex(node: Node, scope: CaseScope): string {
  const digits = (textOf(node) ?? '').replace(/\s/g, '');
  if (/^([0-9a-fA-F]{2})*$/.test(digits)) return Buffer.from(digits, 'hex').toString('base64');
  const what = /^[0-9a-fA-F]*$/.test(digits)
    ? 'an odd number of hex digits'
    : 'characters that are no hex digits';
  scope.problems.add(
    'wrong-value',
    node.place,
    `\`hex\` holds ${what}`,
    'two digits a byte, such as `0d 0a`',
  );
  return '';
}

function readBase64(node: Node, scope: CaseScope): string {
  const text = (textOf(node) ?? '').replace(/\s/g, '');
  const bytes = Buffer.from(text, 'base64');
  const same = (encoded: string) => encoded.replace(/=+$/, '');
  if (same(bytes.toString('base64')) === same(text)) return bytes.toString('base64');
  scope.problems.add('wrong-value', node.place, '`base64` holds no base64', 'letters, digits, `+`, `/`, `=`');
  return '';
}
