/** What means something to Markdown in the middle of a line; a colon makes a link of an address. */
const ACTIVE = /[\\`*_{}[\]<>#~&$@!:]|(?<=www)\.|^[-+=.]|(?<=^\d+)[.)]/gi;

/** Text that shows as it is, in a line or a cell of a table, whatever is in it. */
export function markdownText(text: string): string {
  return text.replaceAll(ACTIVE, '\\$&').replaceAll('|', '&#124;');
}

/** Lines as they are, between fences longer than any row of backticks in them. */
export function markdownBlock(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([row]) => row.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}text\n${text}\n${fence}`;
}

/** A row of a table; its cells are Markdown. */
export function markdownRow(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}
