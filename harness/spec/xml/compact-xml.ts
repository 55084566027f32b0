/** Comments, CDATA, instructions, declarations, tags, and what stands between them. */
const tokens = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:"[^"]*"|'[^']*'|[^>"'])*>|[^<]+/g;

/**
 * Well-formed XML as it is sent: to the byte as its author wrote it, less the line
 * breaks and indentation that lay it out between elements.
 */
export function compactXml(text: string): string {
  const parts = text.trim().match(tokens) ?? [];
  return parts.filter((part, index) => !isLayout(part, parts[index - 1], parts[index + 1])).join('');
}

/** Between a tag and its own closing tag it would be the element's text. */
function isLayout(part: string, before: string | undefined, after: string | undefined): boolean {
  if (!/^[\t\r ]*\n\s*$/.test(part)) return false;
  return !(opens(before) && after?.startsWith('</') === true);
}

function opens(tag: string | undefined): boolean {
  return tag !== undefined && /^<[^/!?]/.test(tag) && !tag.endsWith('/>');
}
