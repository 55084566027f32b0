import type { Template, ValuePath, XPathTemplate } from './assignment.ts';
import type { CaseScope } from './scope.ts';
import { at, entriesOf, type Node, textOf } from './tree.ts';
import { readText } from './values.ts';
import { compactXml } from './xml/compact-xml.ts';
import { placeInScalar } from './xml/place-in-scalar.ts';
import { readXml } from './xml/read-xml.ts';
import { xpathMistake } from './xml/xpath-mistake.ts';
import { xsdMistake } from './xml/xsd.ts';

/** XML as its author wrote it, without the layout between elements; checked for being well-formed. */
export function readXmlText(node: Node, scope: CaseScope): Template {
  // What is no text at all is told with the structure.
  if (textOf(node) === undefined) return '';
  const text = readText(node, scope);
  const read = readXml(text.trim());
  if (!('problem' in read)) return compactXml(text);
  const at = read.at + text.indexOf(text.trim());
  const template = /<\/?\$\{/.test(text)
    ? { fix: 'a template may stand in texts and in attributes’ values' }
    : {};
  scope.problems.add(
    'bad-xml',
    placeInScalar(node, scope.source, at),
    `this XML is not well-formed: ${read.problem}`,
    template.fix,
  );
  return '';
}

/** An expression, bare or as a mapping with the namespaces of its prefixes; `key` holds it there. */
export function readXPath(node: Node, key: 'holds' | 'xpath', scope: CaseScope): XPathTemplate {
  const expression = at(node, key) ?? node;
  if (textOf(expression) === undefined) return { xpath: '/', namespaces: {} };
  const xpath = readText(expression, scope);
  const entries = entriesOf(at(node, 'namespaces')).map((entry) => [entry.key, textOf(entry.value) ?? '']);
  const namespaces = Object.fromEntries(entries) as Record<string, string>;
  const compiled = scope.compiling.compile('xpath', xpath, () => undefined);
  if (compiled.state === 'too-much') scope.problems.add('too-much', node.place, tooLarge);
  const mistake = compiled.state === 'right' ? xpathMistake(xpath, namespaces) : undefined;
  if (mistake !== undefined)
    scope.problems.add(
      'bad-xpath',
      placeInScalar(expression, scope.source, mistake.at, mistake.length),
      mistake.message,
      mistake.fix,
    );
  return { xpath, namespaces };
}

const tooLarge = 'the schemas and expressions up to here are too large together';

/** Where a part of a message is: a JSON pointer, or an XPath in a mapping. */
export function readValuePath(node: Node, scope: CaseScope): ValuePath {
  return node.kind === 'mapping' ? readXPath(node, 'xpath', scope) : (textOf(node) ?? '');
}

/** An XML Schema: the file that a text names, or the schema itself. */
export function readXsd(node: Node, scope: CaseScope): { name: string; xsd: string } {
  const text = textOf(node);
  if (text === undefined) return { name: '', xsd: '' };
  const inPlace = text.trimStart().startsWith('<');
  const xsd = inPlace ? text.trim() : scope.files.bytes(node).toString('utf8').trim();
  if (xsd !== '') checkXsd(node, xsd, inPlace ? undefined : text, scope);
  return { name: inPlace ? 'the XML Schema' : text, xsd };
}

function checkXsd(node: Node, xsd: string, file: string | undefined, scope: CaseScope): void {
  let line = 1;
  const compiled = scope.compiling.compile('xsd', xsd, () => {
    const mistake = xsdMistake(xsd);
    line = mistake?.line ?? 1;
    return mistake && (file === undefined ? mistake.message : `line ${line}: ${mistake.message}`);
  });
  if (compiled.state === 'too-much') scope.problems.add('too-much', node.place, tooLarge);
  if (compiled.state !== 'wrong') return;
  const { source } = scope;
  const place =
    file === undefined ? placeInScalar(node, source, startOfLine(textOf(node) ?? '', line)) : node.place;
  const fix = /include|import/.test(compiled.why) ? 'a schema stands in one file here' : undefined;
  scope.problems.add('bad-schema', place, `this XML Schema cannot be used: ${compiled.why}`, fix);
}

function startOfLine(text: string, line: number): number {
  const skipped = text.length - text.trimStart().length;
  const lines = text.trimStart().split('\n');
  return (
    skipped +
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) +
    (lines[line - 1]?.search(/\S/) ?? 0)
  );
}
