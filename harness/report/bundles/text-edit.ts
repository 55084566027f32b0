/** A part of a text that is replaced; offsets are those of the text as it was. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** The text with all edits made; they do not overlap. */
export function withEdits(text: string, edits: TextEdit[]): string {
  const inOrder = [...edits].sort((one, other) => one.start - other.start);
  let done = 0;
  const parts = inOrder.flatMap(({ start, end, text: replacement }) => {
    const before = text.slice(done, start);
    done = end;
    return [before, replacement];
  });
  return [...parts, text.slice(done)].join('');
}
