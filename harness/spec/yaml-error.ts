import { lineText, type Source } from './source.ts';

/** A mistake of syntax as the YAML parser tells it. */
export interface YamlError {
  code: string;
  message: string;
  pos: [number, number];
}

/** What the parser's codes leave together or apart, by its message; the names are ours. */
const byMessage: [RegExp, string][] = [
  [/^All (mapping|sequence) items must start|^A block sequence|^Sequence item without/, 'MISALIGNED'],
  [/^Flow (map|sequence) in block collection|^Flow end indicator/, 'OPEN_BRACKET'],
  [/^Implicit map keys need to be followed/, 'KEY_WITHOUT_COLON'],
  [/^Nested mappings are not allowed/, 'COLON_IN_TEXT'],
  [/^Missing closing ["']/, 'OPEN_QUOTE'],
];

/** After these the parser takes right lines for wrong ones. */
const leadsAstray = [
  'TAB_AS_INDENT',
  'MISALIGNED',
  'BAD_INDENT',
  'OPEN_BRACKET',
  'KEY_IN_TEXT',
  'MULTILINE_IMPLICIT_KEY',
];

/** The errors that each tell of a mistake: one for a line, and none that only follows from another. */
export function ownErrors(errors: YamlError[], source: Source): YamlError[] {
  const named = withoutTwins(errors, source);
  named.sort((a, b) => a.pos[0] - b.pos[0]);
  const first = named.findIndex(({ code }) => leadsAstray.includes(code));
  if (first < 0) return firstOfEachLine(named, source);
  const astray = named.slice(first).map((error, index) => (index === 0 ? orItsTab(error, source) : error));
  const tabs = astray.filter(({ code }, index) => index === 0 || code === 'TAB_AS_INDENT');
  return firstOfEachLine([...named.slice(0, first), ...tabs], source);
}

/** A text of several lines that is taken for a key is told twice: as a key and as a mapping in a line. */
function withoutTwins(errors: YamlError[], source: Source): YamlError[] {
  const starting = (code: string) =>
    new Map(errors.filter((error) => error.code === code).map((error) => [error.pos[0], error]));
  const keys = starting('MULTILINE_IMPLICIT_KEY');
  const mappings = starting('BLOCK_AS_IMPLICIT_KEY');
  return errors.flatMap((error) => {
    const [start] = error.pos;
    if (error.code === 'MULTILINE_IMPLICIT_KEY' && mappings.has(start)) return [];
    return [renamed(error, keys.get(start), source)];
  });
}

function renamed(error: YamlError, key: YamlError | undefined, source: Source): YamlError {
  const code = nameOf(error, source);
  if (code === 'MISALIGNED') return { ...error, code, pos: firstWord(error.pos[0], source) };
  if (code !== 'COLON_IN_TEXT' || key === undefined) return { ...error, code };
  // The last line of the text has the colon.
  return { ...error, code: 'KEY_IN_TEXT', pos: firstWord(key.pos[1] - 1, source) };
}

function nameOf(error: YamlError, source: Source): string {
  if (error.code === 'BLOCK_IN_FLOW' && isPlainPair(error, source)) return 'COLON_IN_BRACKETS';
  return byMessage.find(([message]) => message.test(error.message))?.[1] ?? error.code;
}

function isPlainPair({ pos }: YamlError, source: Source): boolean {
  return (
    /^[^-?\s"'{[].*: /.test(source.text.slice(...pos)) &&
    !source.text
      .slice(...pos)
      .trim()
      .includes('\n')
  );
}

/** Indentation with a tab is told as such, whatever the parser made of it. */
function orItsTab(error: YamlError, source: Source): YamlError {
  const { text } = source;
  const end = Math.max(error.pos[1], firstWord(error.pos[0], source)[1]);
  const start = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
  const tab = /^ *\t\s*\S/m.exec(text.slice(start, end));
  if (tab === null) return error;
  const from = start + tab.index;
  return { ...error, code: 'TAB_AS_INDENT', pos: [from, from + tab[0].length - 1] };
}

/** Where the words of a line begin; an offset at the end of a line stands for the next one. */
function firstWord(offset: number, { text }: Source): [number, number] {
  const word = /\S/g;
  word.lastIndex = offset;
  const start = text.lastIndexOf('\n', (word.exec(text)?.index ?? offset) - 1) + 1;
  const at = start + Math.max(0, lineText(text, start).search(/\S/));
  return [at, at + 1];
}

function firstOfEachLine(errors: YamlError[], source: Source): YamlError[] {
  const seen = new Set<number>();
  return errors.filter(({ pos }) => {
    const { line } = source.place(pos[0], pos[1]);
    return seen.size !== seen.add(line).size;
  });
}
