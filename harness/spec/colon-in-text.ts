import type { Problems } from './problems.ts';
import { lineText, type Source } from './source.ts';
import type { YamlError } from './yaml-error.ts';

/** Texts that are longer are not repeated with their quotes. */
const longestExample = 80;

/** Reports a value with a `: ` in it on the line of its key, which YAML takes for a mapping. */
export function colonInText(error: YamlError, source: Source, problems: Problems): void {
  const value = valueAt(error, source);
  const [start] = error.pos;
  const place = source.place(start, start + value.length);
  const key = keyBefore(start, source);
  // What is quoted or in brackets after the colon was meant as the value of a key.
  if (/^[\w-]+: +["'{[]/.test(value))
    problems.add(
      'yaml',
      place,
      'a mapping on the line of its key needs braces',
      example(value, `${key}{ ${value} }`),
    );
  else
    problems.add(
      'yaml',
      place,
      'a text with `: ` in it must stand in quotes',
      example(value, key + JSON.stringify(value)),
    );
}

function example(value: string, right: string): string | undefined {
  return value.length > longestExample ? undefined : `write \`${right}\``;
}

/** To the end of the line, or within brackets to the end of the pair; without a comment. */
function valueAt({ code, pos: [start, end] }: YamlError, { text }: Source): string {
  const value = code === 'COLON_IN_BRACKETS' ? text.slice(start, end) : lineText(text, start);
  return value.replace(/\s#.*/, '').trim();
}

function keyBefore(start: number, { text }: Source): string {
  const before = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - longestExample), start);
  return /[^\s{[,]*:\s+$/.exec(before)?.[0] ?? '';
}
