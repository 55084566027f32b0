import type { ErrorDetail, XmlDocument } from 'libxml2-wasm';
import { xmlEngine } from './xml-engine.ts';

/** What libxml2 has against a text; lines from 1. */
export interface XmlComplaint {
  line: number;
  message: string;
}

/**
 * A document for XPath and XSD, to be disposed of. It was read by `readXml` before,
 * which refuses DTDs: there are no entities, and nothing is fetched. What is well-formed
 * may be refused still: a namespace must be a URI.
 */
export function openDocument(plain: string): { document: XmlDocument } | { refused: XmlComplaint } {
  const { lib } = xmlEngine();
  const { XML_PARSE_NO_XXE, XML_PARSE_NONET, XML_PARSE_NOCDATA } = lib.ParseOption;
  const option = XML_PARSE_NO_XXE | XML_PARSE_NONET | XML_PARSE_NOCDATA;
  try {
    return { document: lib.XmlDocument.fromString(plain, { option }) };
  } catch (error) {
    return { refused: complaintOf(error) };
  }
}

/** The first complaint of the library; anything else that it throws goes on. */
export function complaintOf(error: unknown): XmlComplaint {
  const { lib } = xmlEngine();
  if (!(error instanceof lib.XmlLibError)) throw error;
  const details = error.details as ErrorDetail[];
  const first = details.find(({ line }) => line > 0) ?? details[0];
  return { line: Math.max(1, first?.line ?? 1), message: (first?.message ?? error.message).trim() };
}
