import { openDocument } from './open-document.ts';
import type { XmlDocument } from './read-xml.ts';
import { xmlEngine } from './xml-engine.ts';

/** What an XPath comes to in a document. */
export type XPathResult =
  | {
      /** It is true, or finds at least one node. */
      holds: boolean;
      /** The text of the first node, or the number, text or truth value; nothing where no node is. */
      value: string | number | boolean | undefined;
    }
  /** `at`: characters into the expression, where that is known. */
  | { problem: string; at?: number };

export type Namespaces = Record<string, string>;

/** An expression may look at each of them from each of them, which takes two seconds then. */
const mostItems = 5000;

/** Evaluates an XPath 1.0 expression in a document that `readXml` has read. */
export function evaluateXPath(
  { plain, items }: Pick<XmlDocument, 'plain' | 'items'>,
  expression: string,
  namespaces: Namespaces,
): XPathResult {
  if (items > mostItems) return { problem: `it has more than ${mostItems} elements and attributes` };
  const { lib, takeSaid } = xmlEngine();
  takeSaid();
  const opened = openDocument(plain);
  if ('refused' in opened) return { problem: opened.refused.message };
  const { document } = opened;
  try {
    return evaluated(document.eval(expression, namespaces));
  } catch (error) {
    if (error instanceof lib.XmlXPathError) return refused(takeSaid());
    throw error;
  } finally {
    document.dispose();
  }
}

function evaluated(found: { content: string }[] | string | number | boolean): XPathResult {
  if (!Array.isArray(found)) return { holds: Boolean(found), value: found };
  return { holds: found.length > 0, value: found[0]?.content };
}

/** The library writes its complaint, the expression, and a caret under it. */
function refused(said: string[]): XPathResult {
  const lines = said.flatMap((text) => text.split('\n'));
  const complaint = lines.find((line) => line.startsWith('XPath error : '))?.slice('XPath error : '.length);
  const caret = lines.findLast((line) => /^ *\^\s*$/.test(line))?.indexOf('^');
  // The library means the bracket of a call, whatever it says.
  const plain = complaint?.replace('curly brace', 'bracket');
  return {
    problem: (plain ?? 'invalid expression').toLowerCase(),
    ...(caret === undefined ? {} : { at: caret }),
  };
}
