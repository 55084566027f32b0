import type { Random } from './random.ts';

type Mutation = (text: string, random: Random) => string;

const fragments = [
  '\t',
  '\r',
  '\0',
  '\u2028',
  '\ufeff',
  '日本',
  '😀',
  '\ud83d',
  '&a ',
  '*a',
  '*nobody',
  '!tag ',
  '!!binary ',
  '%YAML 1.1\n',
  '\n---\n',
  '\n...\n',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ': ',
  '- ',
  '? ',
  '|\n',
  '>-\n',
  '#',
  ' #',
  '<<: *a\n',
  '${',
  '\\',
  '\\u0000',
  '&a [*a, *a]',
  '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
];

const mutations: Mutation[] = [
  function insertFragment(text, random) {
    return spliced(text, random.below(text.length + 1), 0, random.one(fragments));
  },
  function dropCharacters(text, random) {
    return spliced(text, random.below(text.length + 1), 1 + random.below(4), '');
  },
  function changeCharacter(text, random) {
    return spliced(text, random.below(text.length + 1), 1, String.fromCharCode(random.below(0x180)));
  },
  function dropLine(text, random) {
    return onLines(text, random, () => []);
  },
  function repeatLine(text, random) {
    return onLines(text, random, (line) => Array.from({ length: 2 + random.below(20) }, () => line));
  },
  function indentLine(text, random) {
    return onLines(text, random, (line) => [random.one([' ', '  ', '\t', '      ']) + line]);
  },
  function outdentLine(text, random) {
    return onLines(text, random, (line) => [line.replace(/^ {1,2}/, '')]);
  },
  function moveLine(text, random) {
    const lines = text.split('\n');
    const [line = ''] = lines.splice(random.below(lines.length), 1);
    lines.splice(random.below(lines.length + 1), 0, line);
    return lines.join('\n');
  },
  function cutOff(text, random) {
    return text.slice(0, random.below(text.length + 1));
  },
  function repeatBlock(text, random) {
    const at = random.below(text.length + 1);
    const block = text.slice(at, at + random.below(200));
    return spliced(text, at, 0, block.repeat(1 + random.below(50)));
  },
  function carriageReturns(text) {
    return text.replaceAll('\n', '\r\n');
  },
];

/** Changes the characters of a file in one to four places. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  for (let times = random.below(4); times >= 0; times -= 1) mutated = random.one(mutations)(mutated, random);
  return mutated;
}

function onLines(text: string, random: Random, change: (line: string) => string[]): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  lines.splice(at, 1, ...change(lines[at] ?? ''));
  return lines.join('\n');
}

function spliced(text: string, at: number, remove: number, insert: string): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}
