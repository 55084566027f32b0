import type { Place } from './assignment.ts';

/** Longest underline: what stands in a message need not be longer. */
const longestUnderline = 200;

/** A file's text with the way from an offset to its line and column. */
export class Source {
  private readonly starts: number[] = [0];

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** The place of `text[start, end)`, cut at the end of its first line. */
  place(start: number, end: number): Place {
    const from = Math.max(0, Math.min(start, this.text.length));
    const line = this.lineAt(from);
    const column = from - this.startOf(line);
    const shown = lineText(this.text, this.startOf(line)).slice(column, column + Math.max(0, end - from));
    const length = Math.min(shown.trimEnd().length, longestUnderline);
    return { line: line + 1, column: column + 1, length: Math.max(1, length) };
  }

  private startOf(line: number): number {
    return this.starts[line] ?? 0;
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** The line that starts at an offset, without its line end. */
export function lineText(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
