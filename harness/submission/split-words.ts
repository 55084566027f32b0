/** A command line cut into words, or the column (from 1) where it goes wrong. */
export type Words = { words: string[] } | { problem: string; column: number };

type Scan = { text: string; at: number } | { problem: string; column: number };

const SHELL_WORDS = new Set(['&&', '||', '|', '&', ';', '>', '>>', '<', '2>&1']);

/** Splits as a shell would, quotes and backslashes included, and does nothing else that a shell does. */
export function splitWords(line: string): Words {
  const words: string[] = [];
  let at = skipSpace(line, 0);
  while (at < line.length) {
    const word = scanWord(line, at);
    if ('problem' in word) return word;
    if (SHELL_WORDS.has(line.slice(at, word.at))) {
      return { problem: `no shell runs this, so \`${word.text}\` means nothing here`, column: at + 1 };
    }
    words.push(word.text);
    at = skipSpace(line, word.at);
  }
  return words.length > 0 ? { words } : { problem: 'there is no command', column: 1 };
}

function skipSpace(line: string, from: number): number {
  let at = from;
  while (at < line.length && /\s/.test(line[at] as string)) at++;
  return at;
}

function scanWord(line: string, from: number): Scan {
  let text = '';
  let at = from;
  while (at < line.length && !/\s/.test(line[at] as string)) {
    const part = scanPart(line, at);
    if ('problem' in part) return part;
    text += part.text;
    at = part.at;
  }
  return { text, at };
}

function scanPart(line: string, at: number): Scan {
  const char = line[at] as string;
  if (char === '"' || char === "'") return scanQuoted(line, at);
  if (char !== '\\') return { text: char, at: at + 1 };
  if (at + 1 === line.length) return { problem: 'a backslash ends the line', column: at + 1 };
  return { text: line[at + 1] as string, at: at + 2 };
}

function scanQuoted(line: string, open: number): Scan {
  const quote = line[open] as string;
  let text = '';
  for (let at = open + 1; at < line.length; at++) {
    const char = line[at] as string;
    if (char === quote) return { text, at: at + 1 };
    const escapes = quote === '"' && char === '\\' && /["\\]/.test(line[at + 1] ?? '');
    text += escapes ? line[++at] : char;
  }
  return { problem: `this ${quote} is never closed`, column: open + 1 };
}
