/** One character of a line as a terminal shows it. */
export interface Cell {
  /** Offset in the line. */
  at: number;
  shown: string;
  width: number;
}

const control = /^[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]$/u;
const combining = /^[\p{Mn}\p{Me}]$/u;
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** Splits a line so that it can be printed safely and underlined exactly: nothing in it acts on a terminal. */
export function visibleCells(line: string): Cell[] {
  let at = 0;
  return Array.from(line, (character) => {
    const cell = { at, ...visible(character) };
    at += character.length;
    return cell;
  });
}

/** A text of which nothing acts on a terminal. */
export function printable(text: string): string {
  return visibleCells(text)
    .map(({ shown }) => shown)
    .join('');
}

function visible(character: string): { shown: string; width: number } {
  if (character === '\t') return { shown: '  ', width: 2 };
  if (control.test(character)) {
    const escaped = `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    return { shown: escaped, width: escaped.length };
  }
  if (combining.test(character)) return { shown: character, width: 0 };
  return { shown: character, width: wide.test(character) ? 2 : 1 };
}
