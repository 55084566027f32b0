import type { Child, Collection } from './collection.ts';
import type { TextEdit } from './text-edit.ts';

/** Edits that take some children out of a list or a mapping, with the comments that belong to them. */
export function cutChildren(
  text: string,
  { style, children }: Collection,
  cut: (index: number) => boolean,
): TextEdit[] {
  return runsOf(children, cut).map((run) => (style === 'flow' ? cutFlow(run) : cutBlock(text, run)));
}

/** Children that stand together and all go, with those beside them that stay. */
interface Run {
  before?: Child;
  first: Child;
  last: Child;
  after?: Child;
}

function runsOf(children: Child[], cut: (index: number) => boolean): Run[] {
  const runs: Run[] = [];
  children.forEach((child, index) => {
    const open = runs.at(-1);
    if (!cut(index)) {
      if (open && !open.after) open.after = child;
      return;
    }
    if (open && !open.after) open.last = child;
    else runs.push({ ...(index > 0 && { before: children[index - 1] as Child }), first: child, last: child });
  });
  return runs;
}

/** A comma goes too. */
function cutFlow({ before, first, last, after }: Run): TextEdit {
  if (after) return { start: first.start, end: after.start, text: '' };
  return { start: before?.end ?? first.start, end: last.end, text: '' };
}

/**
 * Whole lines. A comment above may speak of what goes, and so may one below, but for the
 * paragraph that stands right above what stays.
 */
function cutBlock(text: string, { before, first, last, after }: Run): TextEdit {
  const column = first.start - lineStart(text, first.start);
  const above = linesBetween(text, before ? lineEnd(text, before.end) : 0, lineStart(text, first.start));
  const end = lineEnd(text, last.end);
  const below = linesBetween(
    text,
    lineEnd(text, last.end),
    after ? lineStart(text, after.start) : text.length,
  );
  return {
    start: endOfKept(above, before ? column : -1) ?? lineStart(text, first.start),
    end: after ? startOfKept(below, end) : endOfCut(below, column, end),
    text: '',
  };
}

interface Line {
  start: number;
  end: number;
  indent: number;
  kind: 'blank' | 'comment' | 'content';
}

/** Comments deeper than the list belong to the child before; with none before, all above stays that is content. */
function endOfKept(above: Line[], column: number): number | undefined {
  const kept = above.findLastIndex(
    ({ kind, indent }) => kind === 'content' || (kind === 'comment' && column >= 0 && indent > column),
  );
  return kept === -1 ? above[0]?.start : above[kept]?.end;
}

/** The last paragraph of comments stays with the child below it, and an empty line before it. */
function startOfKept(below: Line[], end: number): number {
  const last = below.findLast(({ kind }) => kind !== 'comment');
  if (last === undefined) return end;
  return last.kind === 'blank' ? last.start : last.end;
}

/** Up to what stands further out than the list; where nothing does, to the end of the text. */
function endOfCut(below: Line[], column: number, end: number): number {
  const content = below.findIndex(({ kind }) => kind === 'content');
  if (content === -1) return below.at(-1)?.end ?? end;
  return (
    below.find(({ kind, indent }, at) => at === content || (kind === 'comment' && indent < column))?.start ??
    end
  );
}

function linesBetween(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let start = from; start < to; start = (lines.at(-1) as Line).end) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    const line = text.slice(start, end);
    const kind = line.trim() === '' ? 'blank' : line.trimStart().startsWith('#') ? 'comment' : 'content';
    lines.push({ start, end, indent: line.search(/\S|$/), kind });
  }
  return lines;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Behind the line end of the line on which a value ends; a block of text ends behind its own. */
function lineEnd(text: string, end: number): number {
  if (text[end - 1] === '\n') return end;
  const newline = text.indexOf('\n', end);
  return newline === -1 ? text.length : newline + 1;
}
