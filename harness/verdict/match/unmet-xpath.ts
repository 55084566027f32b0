import type { XmlDocument } from '../../spec/xml/read-xml.ts';
import { evaluateXPath, type Namespaces } from '../../spec/xml/xpath.ts';

/** Why an expression does not hold, with what stands in the place of which it speaks. */
export function unmetXPath(document: XmlDocument, expression: string, namespaces: Namespaces): string {
  return `${unmet(document, expression, namespaces)}${strangeSpace(document.root, namespaces)}`;
}

function unmet(document: XmlDocument, expression: string, namespaces: Namespaces): string {
  const compared = comparedIn(expression);
  if (compared === undefined)
    return pathOnly(expression) ? `there is no ${expression}` : `${expression} is not true`;
  const found = evaluateXPath(document, compared, namespaces);
  if ('problem' in found) return `${expression} is not true`;
  if (found.value === undefined) return `${expression} is not true: there is no ${compared}`;
  return `${expression} is not true: ${compared} is ${shown(found.value)}`;
}

/** A namespace that the expression does not know is the commonest reason why it finds nothing. */
function strangeSpace({ name, space }: XmlDocument['root'], namespaces: Namespaces): string {
  const spaces = Object.values(namespaces);
  if (space === '' ? spaces.length === 0 : spaces.includes(space)) return '';
  return `; the message’s element <${name}> is in ${space === '' ? 'no namespace' : `the namespace ${space}`}`;
}

/** The left side of an expression that is one comparison. */
function comparedIn(expression: string): string | undefined {
  const bare = bareOf(expression);
  const operators = [...bare.matchAll(/!=|<=|>=|=|<|>/g)];
  const [only] = operators;
  if (operators.length !== 1 || only === undefined || / (?:and|or) |\|/.test(bare)) return undefined;
  return expression.slice(0, only.index).trim();
}

/** What stands in quotes and brackets is blanked out. */
function bareOf(expression: string): string {
  let depth = 0;
  const unquoted = expression.replace(/"[^"]*"|'[^']*'/g, (text) => '_'.repeat(text.length));
  return [...unquoted]
    .map((letter) => {
      if (letter === '[' || letter === '(') depth++;
      const shown = depth > 0 ? '_' : letter;
      if (letter === ']' || letter === ')') depth--;
      return shown;
    })
    .join('');
}

function pathOnly(expression: string): boolean {
  return /^\/[\w/:@*.-]*$/.test(bareOf(expression));
}

function shown(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}
