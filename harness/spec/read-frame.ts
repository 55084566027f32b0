import type { Frame } from './assignment.ts';
import { at, type Node, textOf } from './tree.ts';

/** The longest line, unless the frame says otherwise. */
export const longestLine = 65_536;

/** The frame of a message, its short forms expanded; none where the author wrote none. */
export function readFrame(node: Node | undefined): Frame | undefined {
  switch (textOf(node)) {
    case 'raw':
      return { kind: 'raw' };
    case 'line':
      return lineFrame(undefined);
    case 'until-close':
      return { kind: 'until-close' };
    case 'value':
      return { kind: 'value' };
  }
  const line = at(node, 'line');
  const fixed = at(node, 'fixed');
  const prefix = at(node, 'length-prefix');
  if (line !== undefined) return lineFrame(line);
  if (fixed !== undefined) return { kind: 'fixed', bytes: integer(fixed, 1) };
  return prefix === undefined ? undefined : lengthPrefix(prefix);
}

/** A line that ends with LF; CRLF is accepted. */
export function lineFrame(node: Node | undefined): Frame {
  const end = textOf(at(node, 'end')) === 'crlf' ? 'crlf' : 'lf';
  return { kind: 'line', end, max: integer(at(node, 'max'), longestLine) };
}

function lengthPrefix(node: Node): Frame {
  return {
    kind: 'length-prefix',
    bytes: integer(node.kind === 'scalar' ? node : at(node, 'bytes'), 4) as 1 | 2 | 4 | 8,
    endian: textOf(at(node, 'endian')) === 'little' ? 'little' : 'big',
    includesHeader: textOf(at(node, 'includes-header')) === 'true',
  };
}

function integer(node: Node | undefined, fallback: number): number {
  return node?.kind === 'scalar' && typeof node.value === 'bigint' ? Number(node.value) : fallback;
}
