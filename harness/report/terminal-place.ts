import { widthOf } from './printable.ts';
import type { PlaceReport } from './report.ts';
import { screenColumns } from './terminal-screen.ts';

const before = ' '.repeat(6);
const room = screenColumns - `${before} | `.length;

/** The line of the assignment with what it expects underlined; of a long one, the part around that. */
export function placeLines({ file, line, column, length, text }: PlaceReport): string[] {
  const at = column - 1;
  const start = widthOf(text) <= room ? 0 : startBefore(text, at, length);
  const shown = upTo(text.slice(start), room);
  const indent = ' '.repeat(widthOf(shown.slice(0, at - start)));
  const marked = Math.max(1, widthOf(shown.slice(at - start, at - start + length)));
  return [
    `  ${file}:${line}:${column}`,
    `${String(line).padStart(before.length)} | ${shown}`,
    `${before} | ${indent}${'^'.repeat(Math.min(marked, room))}`,
  ];
}

/** As much before as after what is marked; all of what is marked, where there is room for it. */
function startBefore(text: string, at: number, length: number): number {
  const marked = widthOf(text.slice(at, at + length));
  const spare = Math.max(8, room - marked);
  const behind = widthOf(text.slice(at + length));
  const wanted = Math.max(Math.floor(spare / 2), spare - behind);
  let start = at;
  while (start > 0 && widthOf(text.slice(start - 1, at)) <= wanted) start--;
  return start;
}

function upTo(text: string, columns: number): string {
  let shown = '';
  for (const character of text) {
    if (widthOf(shown + character) > columns) break;
    shown += character;
  }
  return shown;
}
