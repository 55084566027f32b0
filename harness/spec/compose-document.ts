import { Composer, type CST, type Document, Lexer, type ParsedNode, Parser } from 'yaml';
import type { Problems } from './problems.ts';
import type { Source } from './source.ts';
import { ownErrors, type YamlError } from './yaml-error.ts';
import { yamlProblem } from './yaml-problem.ts';

/** Deeper than any assignment needs, and shallow enough for every reader. */
export const deepest = 32;
/** Words and signs of a file; each costs time. */
const mostLexemes = 100_000;
const mostLines = 50_000;

/** The YAML document of a file whose size and nesting are within bounds, or its mistakes of syntax. */
export function composeDocument(source: Source, problems: Problems): Document.Parsed<ParsedNode> | undefined {
  const tokens = tokensOf(source, problems);
  if (tokens === undefined) return undefined;
  const tooDeep = tokens.map(tooDeepIn).find((offset) => offset !== undefined);
  if (tooDeep !== undefined) {
    const place = source.place(tooDeep, tooDeep + 1);
    problems.add('too-much', place, `nested more than ${deepest} levels deep`);
    return undefined;
  }
  const composer = new Composer<ParsedNode>({
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    intAsBigInt: true,
  });
  const [document, next] = composer.compose(tokens, true, source.text.length);
  if (document === undefined) return undefined;
  const errors: YamlError[] = [...document.errors, ...document.warnings];
  if (next !== undefined)
    errors.push({ code: 'MULTIPLE_DOCS', message: '', pos: [next.range[0], next.range[0] + 3] });
  for (const error of ownErrors(errors, source)) yamlProblem(error, document, source, problems);
  return errors.length > 0 ? undefined : document;
}

function tokensOf(source: Source, problems: Problems): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = source.text.split('\n', mostLines + 1).length > mostLines ? mostLexemes : 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    lexemes += 1;
    if (lexemes > mostLexemes) {
      const place = source.place(parser.offset, parser.offset + 1);
      problems.add('too-much', place, 'this file is larger than any assignment can be');
      return undefined;
    }
    tokens.push(...parser.next(lexeme));
  }
  return [...tokens, ...parser.end()];
}

/** Where a token holds more levels than any assignment; found without recursion, which such a file would exhaust. */
function tooDeepIn(token: CST.Token): number | undefined {
  const waiting: { token: CST.Token; depth: number }[] = [{ token, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token: current, depth } = next;
    if (depth > deepest + 1) return current.offset;
    for (const inner of innerTokens(current)) waiting.push({ token: inner, depth: depth + 1 });
  }
  return undefined;
}

function innerTokens(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [
    ...(key == null ? [] : [key]),
    ...(value === undefined ? [] : [value]),
  ]);
}
