import type { XmlDocument } from 'libxml2-wasm';
import { xmlEngine } from './xml-engine.ts';

/**
 * A document for XPath and XSD, to be disposed of. It was read by `readXml` before,
 * which refuses DTDs: there are no entities, and nothing is fetched.
 */
export function openDocument(plain: string): XmlDocument {
  const { lib } = xmlEngine();
  const { XML_PARSE_NO_XXE, XML_PARSE_NONET, XML_PARSE_NOCDATA } = lib.ParseOption;
  return lib.XmlDocument.fromString(plain, {
    option: XML_PARSE_NO_XXE | XML_PARSE_NONET | XML_PARSE_NOCDATA,
  });
}
