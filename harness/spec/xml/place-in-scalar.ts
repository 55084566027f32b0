import type { Place } from '../assignment.ts';
import type { Source } from '../source.ts';
import type { Node } from '../tree.ts';

/** The place in the file of some characters of a text that stands there, plain, quoted or as a block. */
export function placeInScalar(node: Node, source: Source, offset: number, length = 1): Place {
  if (node.kind !== 'scalar') return node.place;
  const before = node.source.slice(0, offset).split('\n');
  const lineOfText = node.source.split('\n')[before.length - 1] ?? '';
  const column = before.at(-1)?.length ?? 0;
  const written = source.text.slice(node.start, node.end);
  const from = written.startsWith('|') ? startOfLine(written, before.length) : 0;
  const line = lineOfText === '' ? -1 : written.indexOf(lineOfText, from);
  if (line < 0) return node.place;
  const start = node.start + line + Math.min(column, Math.max(0, lineOfText.length - 1));
  return source.place(start, start + length);
}

function startOfLine(text: string, lines: number): number {
  let at = 0;
  for (let n = 0; n < lines; n++) at = text.indexOf('\n', at) + 1;
  return at;
}
