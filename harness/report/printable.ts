/** Controls, bidirectional marks, odd spaces, combining marks: what changes or hides the text around it. */
const UNPRINTABLE = /[\p{C}\p{M}\ufffd]|(?! )\p{Z}/u;
/**
 * What belongs to a letter before it: accents, vowel signs, the joiners of Persian and Indic
 * scripts; and emoji of several parts. So few cannot bury the text around them.
 */
const JOINED =
  /\p{L}\p{M}{1,4}(?:(?:\u200c|\u200d)(?=\p{L}))?|(?!\p{Script=Latin})\p{L}(?:\u200c|\u200d)(?=\p{L})|\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?(?:\u200d\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?){0,4}/u;
const EVERY_JOINED_OR_UNPRINTABLE = new RegExp(`(${JOINED.source})|${UNPRINTABLE.source}`, 'gu');
const TAKES_NO_COLUMN = /[\p{M}\u200c\u200d]/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Whether a character shows as itself, takes its own columns and changes nothing around it. */
export function isPrintable(character: string): boolean {
  return !UNPRINTABLE.test(character);
}

/** What a CI service takes for a command of its own in a log: GitHub at the start of a line, Azure and TeamCity anywhere. */
const CI_COMMANDS = /^\s*::|##(?=\[|[a-z]+\[)/gm;

/** Text with everything that could act on a terminal, or on the service that reads our log, escaped. */
export function showText(text: string): string {
  return text
    .replaceAll(EVERY_JOINED_OR_UNPRINTABLE, (part, joined) => joined ?? escapesOf(part))
    .replaceAll(CI_COMMANDS, hexOf);
}

/** Columns that printable text takes in a terminal. */
export function widthOf(text: string): number {
  return [...text].reduce((columns, character) => columns + columnsOf(character), 0);
}

function columnsOf(character: string): number {
  if (TAKES_NO_COLUMN.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Padded with spaces on the right to that many columns. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** A terminal that must not move gets a sentence without the characters that move it. */
function escapesOf(character: string): string {
  const named = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' }[character];
  return named ?? hexOf(character);
}

function hexOf(text: string): string {
  return [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
