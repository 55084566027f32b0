import { decodeXml } from '../../spec/xml/decode-xml.ts';
import { readXml, type XmlDocument, type XmlProblem } from '../../spec/xml/read-xml.ts';
import { withoutNuls } from './without-nuls.ts';

/** A message as XML, or why it is none. */
export type ParsedXml = (XmlDocument & { padded: boolean }) | (XmlProblem & { text: string });

/** Reads a message as XML; the NULs around it are left out. */
export function parseMessageXml(body: Buffer): ParsedXml {
  const decoded = decodeXml(body);
  if ('problem' in decoded) return { ...decoded, text: '' };
  const text = withoutNuls(decoded.text);
  const read = readXml(text);
  if (!('problem' in read)) return { ...read, padded: text.length < decoded.text.length };
  return { problem: read.problem, at: read.at + decoded.text.indexOf(text), text: decoded.text };
}
