const plainer: Record<string, string> = {
  'undefined entity.':
    'an entity stands in it that XML does not know; it knows only `&amp;` `&lt;` `&gt;` `&quot;` `&apos;`',
  'disallowed character in entity name.': '`&` stands alone; in a text it is written `&amp;`',
  'empty entity name.': '`&` stands alone; in a text it is written `&amp;`',
  'malformed character entity.': 'a character reference in it names no character',
  'disallowed character in tag name.': 'a `<` begins no tag; in a text it is written `&lt;`',
  'disallowed character in tag name': 'a `<` begins no tag; in a text it is written `&lt;`',
  'disallowed character in attribute name.': 'an attribute’s name has a character that no name may have',
  'attribute without value.': 'an attribute has no value',
  'unquoted attribute value.': 'an attribute’s value stands without quotes',
  'no whitespace between attributes.': 'two attributes stand without a space between them',
  'documents may contain only one root.': 'a second element follows the first, and nothing encloses both',
  'text data outside of root node.': 'text stands outside of the element',
  'document must contain a root element.': 'it holds no whole element',
  'unexpected end.': 'it ends in the middle',
  'an XML declaration must be at the start of the document.': 'something stands before its `<?xml`',
  'the XML declaration must appear at the start of the document.': 'something stands before its `<?xml`',
};

/**
 * What the parser objects to, in words for somebody who wrote the XML: `text` up to
 * there, and the element that it closed last.
 */
export function xmlProblemWords(message: string, text: string, closed: string | undefined): string {
  if (/^(?:unexpected close tag|unmatched closing tag)/.test(message)) return wrongClosing(text, closed);
  const unclosed = /^unclosed tag: (.*)$/.exec(message)?.[1];
  if (unclosed !== undefined) return `the element \`${unclosed}\` is not closed`;
  const unbound = /^unbound namespace prefix: "(.*)"\.$/.exec(message)?.[1];
  if (unbound !== undefined) return `the prefix \`${unbound}\` stands for no namespace`;
  return plainer[message] ?? message.replace(/\.$/, '');
}

/** `text` ends with the tag. */
function wrongClosing(text: string, open: string | undefined): string {
  const tag = text.slice(text.lastIndexOf('</'));
  const shown = `\`${tag.length > 40 ? `${tag.slice(0, 40)}…` : tag}\``;
  return open === undefined
    ? `${shown} closes nothing`
    : `${shown} stands where the element \`${open}\` is still open`;
}

/** An ampersand that begins no entity swallows what follows it, often to the end of the text. */
export const strayAmpersand = /&(?!(?:[A-Za-z_:][\w:.-]*|#\d+|#x[0-9A-Fa-f]+);)/;
