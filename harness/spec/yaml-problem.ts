import { type Document, isScalar, type ParsedNode, Scalar, visit } from 'yaml';
import { colonInText } from './colon-in-text.ts';
import type { Problems } from './problems.ts';
import type { Source } from './source.ts';
import type { YamlError } from './yaml-error.ts';

/** Messages of the parser that an author would not understand, in our words: what is wrong, what would be right. */
const inOurWords: Record<string, [string, string?]> = {
  BAD_INDENT: [
    'this line is indented less than what it belongs to',
    'give the lines of one text the same indent',
  ],
  BLOCK_IN_FLOW: [
    'inside `{ }` and `[ ]` everything is written with commas',
    'no `-` and no indented lines there',
  ],
  KEY_IN_TEXT: [
    'this line continues the text above and has a `: ` in it',
    'a key begins in the column of the keys beside it; a text with `: ` in it stands in quotes',
  ],
  KEY_WITHOUT_COLON: ['a `:` is missing after this key'],
  MISALIGNED: [
    'the indent of this line does not fit the lines around it',
    'the items of one list begin in the same column, each with its `-`; so do the keys of one mapping',
  ],
  MULTIPLE_DOCS: ['a file holds one document, and `---` begins another', 'remove this line'],
  MULTILINE_IMPLICIT_KEY: ['a key stands on one line', 'is a `:` missing, or a line indented too far?'],
  OPEN_BRACKET: [
    'a `{` or `[` above has not ended before this line',
    'end it there, or indent this line further than the one that opens it',
  ],
  TAB_AS_INDENT: ['a tab indents this line', 'YAML indents with spaces only'],
  TAG_RESOLVE_FAILED: ['tags such as `!name` are not part of the language', 'put the text in quotes'],
};

/** Reports a mistake of syntax. */
export function yamlProblem(
  error: YamlError,
  document: Document<ParsedNode>,
  source: Source,
  problems: Problems,
): void {
  const [start, end] = error.pos;
  const line = source.place(start, end);
  const bare = source.text.slice(Math.max(0, start - 2), start + 2).indexOf('${');
  if (bare >= 0 && error.code !== 'OPEN_QUOTE')
    return void problems.add(
      'yaml',
      line,
      'a template must stand in quotes',
      'write `"${name}"`: YAML takes a bare brace for a mapping',
    );
  if (error.code === 'OPEN_QUOTE') {
    const opened = unclosedQuote(document, start) ?? start;
    return void problems.add(
      'yaml',
      source.place(opened, start),
      'this quote is never closed',
      'end the text with the same quote',
    );
  }
  if (error.code.startsWith('COLON_IN_')) return void colonInText(error, source, problems);
  const [message, fix] = inOurWords[error.code] ?? [`this is not YAML: ${error.message.slice(0, 160)}`];
  problems.add('yaml', line, message, fix);
}

function unclosedQuote(document: Document<ParsedNode>, end: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar(_key, node) {
      const quoted =
        isScalar(node) && (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE);
      if (quoted && node.range != null && node.range[1] >= end) found = node.range[0];
    },
  });
  return found;
}
