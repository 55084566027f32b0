import { Type } from 'typebox';
import { reference, shared } from './shared.ts';
import { record, text } from './slots.ts';

const prefixPattern = '^[A-Za-z_][A-Za-z0-9_.-]*$';
const longestXPath = 10_000;

const namespaces = Type.Optional(
  record(prefixPattern, text({ description: 'The URI of the namespace.' }), {
    title: 'a mapping of prefixes to namespaces',
    description: 'What the prefixes of the expression stand for.',
    default: 'none',
  }),
);
const expression = (description: string) => text({ maxLength: longestXPath, description });

shared(
  'value-path',
  Type.Union(
    [
      Type.String({ pattern: '^(/.*)?$' }),
      Type.Object(
        { xpath: expression('An XPath 1.0 expression: the first node’s text, or its value.'), namespaces },
        { additionalProperties: false },
      ),
    ],
    { title: 'a JSON pointer such as `/id`, or for XML a mapping such as `{ xpath: /reply/id }`' },
  ),
);

/** A part of a message: of JSON by a pointer, of XML by an expression. */
export const valuePath = (description: string) => reference('value-path', { description });

/** XML that a `send` sends. */
export const xmlPayload = text({
  title: 'an XML element',
  description:
    'XML to the byte as it is written, less the line breaks and indentation between elements, in the current frame.',
});

/** Patterns that read a message as XML. */
export const xmlPatterns = {
  xml: text({
    title: 'an XML element',
    description:
      'XML that must be equal, whatever the order of attributes, the prefixes of namespaces, and the white space between elements.',
  }),
  xpath: shared(
    'xpath',
    Type.Union(
      [
        expression(''),
        Type.Object(
          { holds: expression('The expression, of XPath 1.0.'), namespaces },
          { additionalProperties: false },
        ),
      ],
      {
        title: 'an expression such as `/reply/result = 5`, or a mapping with `holds` and `namespaces`',
        description: 'An XPath that must be true of the message as XML, or find something in it.',
      },
    ),
  ),
  xsd: text({
    title: 'the name of an XML Schema file, or the schema itself',
    description:
      'An XML Schema (XSD 1.0) that the message must satisfy: a file beside the assignment, or in place.',
  }),
};
