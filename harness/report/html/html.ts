import { showText } from '../printable.ts';

/** Text that is HTML already: only `html` makes it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | Part[];

/** HTML in which everything put in is text, unless it is HTML of ours. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
  const filled = parts.map((part, index) => written(part) + (literals[index + 1] ?? ''));
  return new Html((literals[0] ?? '') + filled.join(''));
}

/** Text of our own that is no HTML and needs no escapes: a style or a script. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Nothing at all, where there is nothing to show. */
export const nothing = new Html('');

function written(part: Part): string {
  if (part instanceof Html) return part.text;
  return Array.isArray(part) ? part.map(written).join('') : escapeHtml(String(part));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text as text: in an element or a quoted attribute, with nothing in it that changes what is around. */
export function escapeHtml(text: string): string {
  return showText(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Lines of text for a `pre`. */
export function joinLines(lines: string[]): Html {
  return new Html(lines.map(escapeHtml).join('\n'));
}
