import { lineText } from './source.ts';
import type { SpecProblem } from './spec-problem.ts';
import { visibleCells } from './visible-cells.ts';

/** Widest part of a line that is shown, in cells of a terminal. */
const widest = 100;
/** Cells kept before the caret where a long line is cut. */
const lead = 30;

/** A problem as its author reads it: the place, the sentence, the line with a caret, the remedy. */
export function renderProblem(problem: SpecProblem, text: string): string {
  const { file, place, message, fix } = problem;
  const number = String(place.line);
  const { line, caret } = underlined(lineAt(text, place.line), place.column - 1, place.length);
  return [
    `${file}:${place.line}:${place.column}: ${message}`,
    `    ${number} | ${line}`.trimEnd(),
    `    ${' '.repeat(number.length)} | ${caret}`,
    ...(fix === undefined ? [] : [`    ${fix}`]),
  ].join('\n');
}

function lineAt(text: string, line: number): string {
  let start = 0;
  for (let n = 1; n < line; n += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return '';
    start = end + 1;
  }
  return lineText(text, start);
}

function underlined(line: string, from: number, length: number): { line: string; caret: string } {
  const cells = visibleCells(line);
  const widthOf = (part: typeof cells) => part.reduce((sum, { width }) => sum + width, 0);
  const caretAt = widthOf(cells.filter(({ at }) => at < from));
  const caretWidth = widthOf(cells.filter(({ at }) => at >= from && at < from + length));
  const cut = widthOf(cells) > widest ? Math.max(0, caretAt - lead) : 0;
  const shown = windowOf(cells, cut);
  const before = cut > 0 ? caretAt - shown.skipped + 1 : caretAt;
  const room = Math.max(1, widest + 2 - before);
  return {
    line: shown.text,
    caret: ' '.repeat(before) + '^'.repeat(Math.min(room, Math.max(1, caretWidth))),
  };
}

function windowOf(cells: ReturnType<typeof visibleCells>, cut: number): { text: string; skipped: number } {
  let seen = 0;
  let skipped = 0;
  let text = '';
  for (const { shown, width } of cells) {
    if (seen < cut) skipped += width;
    else if (seen < cut + widest) text += shown;
    else return { text: `${cut > 0 ? '…' : ''}${text}…`, skipped };
    seen += width;
  }
  return { text: cut > 0 ? `…${text}` : text, skipped };
}
