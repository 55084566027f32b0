import { nearestName, quotedList } from '../nearest-name.ts';
import { evaluateXPath, type Namespaces } from './xpath.ts';

/** What is wrong with an expression, where in it, and what would be right. */
export interface XPathMistake {
  message: string;
  at: number;
  length: number;
  fix?: string;
}

/** The functions of XPath 1.0, and its tests for kinds of nodes. */
const functions = [
  ...['last', 'position', 'count', 'id', 'local-name', 'namespace-uri', 'name', 'string', 'concat'],
  ...['starts-with', 'contains', 'substring-before', 'substring-after', 'substring', 'string-length'],
  ...['normalize-space', 'translate', 'boolean', 'not', 'true', 'false', 'lang', 'number', 'sum', 'floor'],
  ...['ceiling', 'round', 'comment', 'text', 'processing-instruction', 'node'],
];

/** Habits of other languages, and the way of XPath. */
const foreign: [RegExp, string][] = [
  [/==/, '`=` compares'],
  [/&&/, '`and` joins two conditions'],
  [/\|\|/, '`or` joins two conditions; `|` joins two lists of nodes'],
  [/!(?!=)/, '`not(…)` turns a condition round'],
];

/** The first mistake of an XPath 1.0 expression that can be seen before there is a document. */
export function xpathMistake(expression: string, namespaces: Namespaces): XPathMistake | undefined {
  const outside = expression.replace(
    /"[^"]*"|'[^']*'/g,
    (quoted) => quoted[0] + ' '.repeat(quoted.length - 2) + quoted[0],
  );
  return (
    templateInQuotes(expression, outside) ??
    foreignSign(outside) ??
    unknownPrefix(outside, namespaces) ??
    unknownFunction(outside) ??
    refusal(expression, namespaces)
  );
}

function templateInQuotes(expression: string, outside: string): XPathMistake | undefined {
  const slot = [...expression.matchAll(/\$\{[^}]*\}/g)].find(({ index }) => outside[index] !== '$');
  if (slot === undefined) return undefined;
  const fix = 'leave the quotes away: a template stands for a whole text or number here';
  return { message: `\`${slot[0]}\` stands in quotes`, at: slot.index, length: slot[0].length, fix };
}

function foreignSign(outside: string): XPathMistake | undefined {
  for (const [sign, fix] of foreign) {
    const found = sign.exec(outside);
    if (found)
      return { message: `XPath knows no \`${found[0]}\``, at: found.index, length: found[0].length, fix };
  }
  return undefined;
}

function unknownPrefix(outside: string, namespaces: Namespaces): XPathMistake | undefined {
  const prefixes = [...outside.matchAll(/(?<![\w.:-])([A-Za-z_][\w.-]*):(?=[A-Za-z_*])/g)];
  const stray = prefixes.find(([, prefix = '']) => prefix !== 'xml' && !Object.hasOwn(namespaces, prefix));
  if (stray === undefined) return undefined;
  const [, prefix = ''] = stray;
  const fix =
    nearestName(prefix, Object.keys(namespaces)) ??
    `say it beside the expression: \`namespaces: { ${prefix}: … }\``;
  return {
    message: `the prefix \`${prefix}\` stands for no namespace here`,
    at: stray.index,
    length: prefix.length,
    fix,
  };
}

function unknownFunction(outside: string): XPathMistake | undefined {
  const calls = [...outside.matchAll(/([A-Za-z_][\w-]*)\s*\(/g)];
  const operators = ['and', 'or', 'mod', 'div'];
  const stray = calls.find(([, name = '']) => !functions.includes(name) && !operators.includes(name));
  if (stray === undefined) return undefined;
  const [, name = ''] = stray;
  const fix =
    nearestName(name, functions) ??
    `among others there are ${quotedList(['count', 'contains', 'not', 'number'])}`;
  return { message: `XPath 1.0 has no function \`${name}\``, at: stray.index, length: name.length, fix };
}

/** A template stands for a literal: any will do to see whether the rest is right. */
function refusal(expression: string, namespaces: Namespaces): XPathMistake | undefined {
  const literal = expression.replace(/\$\{[^}]*\}/g, (slot) => '1'.padEnd(slot.length));
  const result = evaluateXPath({ plain: '<none/>', items: 1 }, literal, namespaces);
  if (!('problem' in result)) return undefined;
  const at = Math.min(result.at ?? 0, Math.max(0, expression.length - 1));
  const length = result.at === undefined ? Math.max(1, expression.length) : 1;
  const short = result.problem === 'invalid expression' && result.at === undefined;
  const why = short ? 'something is missing at its end' : result.problem;
  return { message: `this XPath cannot be read: ${why}`, at, length };
}
