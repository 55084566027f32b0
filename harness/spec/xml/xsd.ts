import type { XsdValidator } from 'libxml2-wasm';
import { complaintOf, openDocument, type XmlComplaint } from './open-document.ts';
import { readXml } from './read-xml.ts';
import { xmlEngine } from './xml-engine.ts';

/** What is wrong in a document or a schema; lines from 1. */
export interface XsdProblem {
  line: number;
  message: string;
}

/** Validators are kept for the life of the process: an assignment has few schemas. */
const known = new Map<string, XsdValidator | XsdProblem>();

/** Why a text is no XML Schema that can be used; nothing where it is one. */
export function xsdMistake(schema: string): XsdProblem | undefined {
  const validator = validatorOf(schema);
  return 'line' in validator ? validator : undefined;
}

/** The first thing in a document, read by `readXml`, that the schema refuses. */
export function xsdDifference(schema: string, plain: string): XsdProblem | undefined {
  const validator = validatorOf(schema);
  if ('line' in validator) return validator;
  const opened = openDocument(plain);
  if ('refused' in opened) return inOurWords(opened.refused);
  const { document } = opened;
  try {
    validator.validate(document);
    return undefined;
  } catch (error) {
    return inOurWords(complaintOf(error));
  } finally {
    document.dispose();
  }
}

function validatorOf(schema: string): XsdValidator | XsdProblem {
  const validator = known.get(schema) ?? compiled(schema);
  known.set(schema, validator);
  return validator;
}

function compiled(schema: string): XsdValidator | XsdProblem {
  const read = readXml(schema);
  if ('problem' in read) {
    const line = schema.slice(0, read.at).split('\n').length;
    return { line, message: `it is not well-formed: ${read.problem}` };
  }
  const { lib } = xmlEngine();
  // The validator refers to the schema's document, which therefore stays open with it.
  const opened = openDocument(read.plain);
  if ('refused' in opened) return inOurWords(opened.refused);
  const { document } = opened;
  try {
    return lib.XsdValidator.fromDoc(document);
  } catch (error) {
    document.dispose();
    return inOurWords(complaintOf(error));
  }
}

function inOurWords({ line, message }: XmlComplaint): XsdProblem {
  return { line, message: wordsOf(message) };
}

/** The library's sentence, in the notation of our own. */
function wordsOf(message: string): string {
  return message
    .trim()
    .replace(/\.$/, '')
    .replace(/\{http:\/\/www\.w3\.org\/2001\/XMLSchema\}/g, 'xs:')
    .replace(/The XML document 'in_memory_buffer' is not a schema document/, 'it is no `xs:schema`')
    .replace(
      /^Element ('[^']+'): No matching global declaration available for the validation root/,
      'the schema knows no document whose element is $1',
    )
    .replace(/^Element '([^']+)': /, 'element `$1`: ')
    .replace(/^element (`[^`]+`), attribute '([^']+)': /i, 'attribute `$2` of $1: ')
    .replace(/^element decl\. '([^']+)', attribute '([^']+)': /, '`$2` of the declaration of `$1`: ')
    .replace(/The QName value ('[^']+') does not resolve to a\(n\) /, '$1 names no ')
    .replace(/'([^']*)'/g, '`$1`');
}
