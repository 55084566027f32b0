import type { Pattern } from '../../spec/assignment.ts';
import { readXml, type XmlDocument } from '../../spec/xml/read-xml.ts';
import { evaluateXPath } from '../../spec/xml/xpath.ts';
import { xsdDifference } from '../../spec/xml/xsd.ts';
import { fillXPath } from './fill-xml.ts';
import { type Match, type Moment, matched, mismatch } from './match.ts';
import { type ParsedXml, parseMessageXml } from './parse-message-xml.ts';
import { wordsOf } from './pattern-words.ts';
import { unmetXPath } from './unmet-xpath.ts';
import { firstXmlDifference } from './xml-difference.ts';

type XmlPattern = Extract<Pattern, { kind: 'xml' | 'xpath' | 'xsd' }>;

/** A whole message as XML: equal to an element, or such as an XPath or a schema says. */
export function matchXml(pattern: XmlPattern, body: Buffer, moment: Moment): Match {
  const parsed = parseMessageXml(body);
  if ('problem' in parsed) return notXml(pattern, parsed, body, moment);
  if (parsed.padded && !moment.tolerate.includes('nul-padding')) {
    const problem = 'NUL bytes stand around it';
    return notXml(pattern, { problem, at: 0, text: '' }, body, moment);
  }
  const difference = differenceOf(pattern, parsed, moment);
  if (difference === undefined) return matched(body.length, body, parsed.padded ? ['nul-padding'] : []);
  return mismatch({
    code: pattern.kind === 'xsd' ? 'schema-mismatch' : 'wrong-answer',
    message: difference,
    expected: { words: wordsOf(pattern, moment.vars) },
    received: body,
    place: pattern.place,
  });
}

function notXml(
  pattern: XmlPattern,
  { problem, at, text }: Extract<ParsedXml, { problem: string }>,
  body: Buffer,
  moment: Moment,
): Match {
  const before = text.slice(0, at);
  const lines = before.split('\n');
  const where = lines.length > 1 ? ` in line ${lines.length}` : '';
  return mismatch({
    code: 'not-xml',
    message: `the message is not XML: ${problem}${where}`,
    expected: { words: wordsOf(pattern, moment.vars) },
    received: body,
    differsAt: Math.min(Buffer.byteLength(before), body.length),
    place: pattern.place,
  });
}

function differenceOf(pattern: XmlPattern, document: XmlDocument, moment: Moment): string | undefined {
  switch (pattern.kind) {
    case 'xml':
      return firstXmlDifference(expectedRoot(pattern.text), document.root, moment.vars);
    case 'xpath':
      return xpathDifference(pattern, document, moment);
    case 'xsd': {
      const refused = xsdDifference(pattern.xsd, document.plain);
      return refused && `line ${refused.line} of the message: ${refused.message}`;
    }
  }
}

/** What the author wrote was read when the assignment was loaded. */
function expectedRoot(text: string): XmlDocument['root'] {
  const read = readXml(text);
  if ('problem' in read) throw new Error(`the expected XML is not well-formed: ${read.problem}`);
  return read.root;
}

function xpathDifference(
  { holds }: Extract<XmlPattern, { kind: 'xpath' }>,
  document: XmlDocument,
  { vars }: Moment,
): string | undefined {
  const expression = fillXPath(holds, vars);
  const result = evaluateXPath(document, expression, holds.namespaces);
  if ('problem' in result) return `the message cannot be asked for ${expression}: ${result.problem}`;
  return result.holds ? undefined : unmetXPath(document, expression, holds.namespaces);
}
