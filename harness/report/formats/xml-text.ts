/** What XML 1.0 cannot hold, even escaped. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Text as content of an element: `]]>` cannot come about, because every `>` is escaped. */
export function xmlText(text: string): string {
  return text.replaceAll(ILLEGAL, '\ufffd').replaceAll(/[&<>\r]/g, (character) => ENTITIES[character] ?? '');
}

/** Attributes as they stand in a tag, line breaks kept. */
export function xmlAttributes(values: Record<string, string | number>): string {
  const escaped = (value: string | number) =>
    String(value)
      .replaceAll(ILLEGAL, '\ufffd')
      .replaceAll(/[&<>"\n\r\t]/g, (character) => ENTITIES[character] ?? '');
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}
