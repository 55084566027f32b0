/** Part of an assignment's file, with the number of its first line. */
export interface CaseLines {
  first: number;
  lines: string[];
}

/** The lines of the case that begins at this line: those that are further in than it. */
export function caseLines(text: string, first: number): CaseLines {
  const [head = '', ...below] = text.split('\n').slice(first - 1);
  const indent = indentOf(head);
  const after = below.findIndex((line) => line.trim() !== '' && indentOf(line) <= indent);
  const body = after === -1 ? below : below.slice(0, after);
  // Comments and empty lines at the end belong to what comes next.
  const last = body.findLastIndex((line) => !/^\s*(#|$)/.test(line));
  return { first, lines: [head, ...body.slice(0, last + 1)].map((line) => line.trimEnd()) };
}

function indentOf(line: string): number {
  return line.search(/\S|$/);
}
