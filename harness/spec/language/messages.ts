import { type TSchema, Type } from 'typebox';
import { layoutMessage } from './layouts.ts';
import { namePattern } from './name-patterns.ts';
import { reference, shared } from './shared.ts';
import { fileName, fixedWhole, record, text, whole } from './slots.ts';
import { valuePath, xmlPatterns, xmlPayload } from './xml.ts';

const largest = 16_777_216;
const json = (description: string) => Type.Unsafe<unknown>({ title: 'a JSON value', description });
const pattern = (description: string) => reference('pattern', { description });
const listed = Type.Array(reference('pattern'), { minItems: 1, maxItems: 1000, title: 'a list of patterns' });
shared('patterns', listed);
const patterns = (description: string) => reference('patterns', { description });
const optional = <P extends Record<string, TSchema>>(properties: P) =>
  Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, Type.Optional(schema)]));

const bytes = {
  raw: text({ description: 'Exactly these bytes, as UTF-8. A bare text means the same.' }),
  hex: text({ description: 'Bytes in hexadecimal, two digits a byte; spaces are free.' }),
  base64: text({ description: 'Bytes in base64.' }),
  file: fileName({ description: 'The bytes of a file beside the assignment, at most 1 MiB.' }),
  random: shared(
    'random',
    Type.Object(
      {
        bytes: whole(1, largest, { description: 'How many bytes.' }),
        seed: Type.Optional(
          whole(0, 2_147_483_647, { description: 'The same seed gives the same bytes.', default: 1 }),
        ),
      },
      {
        additionalProperties: false,
        title: 'a mapping with `bytes` and `seed`',
        description:
          'Bytes drawn from a seed. With the same seed, a `send` and an `expect` mean the same bytes.',
      },
    ),
  ),
  repeat: shared(
    'repeated-text',
    Type.Object(
      {
        text: text({ description: 'What is repeated.' }),
        times: whole(1, largest, { description: 'How many times.' }),
      },
      {
        additionalProperties: false,
        title: 'a mapping with `text` and `times`',
        description: 'One text many times.',
      },
    ),
  ),
  lines: shared(
    'lines',
    Type.Object(
      {
        from: Type.Optional(whole(0, 1_000_000, { description: 'The first number.', default: 1 })),
        to: whole(0, 1_000_000, { description: 'The last number; at most 10,000 lines.' }),
        template: text({ description: 'A line without its end; `${n}` in it is its number.' }),
      },
      {
        additionalProperties: false,
        title: 'a mapping with `from`, `to` and `template`',
        description: 'A line for each number, in order.',
      },
    ),
  ),
};

/** What a `send` can send: exactly one of these. */
export const payloadProperties = optional({
  ...bytes,
  line: text({ description: 'A text with the line end of the frame.' }),
  json: json('A value written compactly, keys in the order given, in the current frame.'),
  xml: xmlPayload,
  message: layoutMessage('A binary message, with its fields. A length that is left out is counted.'),
});

/** What a message can be compared with: several keys together must all hold. */
export const patternProperties = optional({
  ...bytes,
  line: text({ description: 'The text of a line, its end apart.' }),
  includes: text({ description: 'A text that must occur.' }),
  matches: text({
    maxLength: 10_000,
    description: 'A regular expression (RE2 syntax) found anywhere in the message.',
  }),
  json: json('A value that must be equal, whatever the order of keys and the spaces.'),
  'json-includes': json('A part of the value: other keys may stand beside these.'),
  schema: Type.Unsafe<unknown>({
    anyOf: [fileName(), { type: 'object' }],
    title: 'the name of a schema file, or a schema in place',
    description:
      'A JSON Schema (draft 2020-12) that the value must satisfy: a file beside the assignment, or in place.',
  }),
  ...xmlPatterns,
  message: layoutMessage('A binary message; the fields that are given must be equal.'),
  size: shared(
    'size',
    Type.Union(
      [
        whole(0, largest),
        Type.Object(
          {
            min: Type.Optional(whole(0, largest, { description: 'The least number of bytes.', default: 0 })),
            max: Type.Optional(
              whole(0, largest, { description: 'The greatest number of bytes.', default: 'no limit' }),
            ),
          },
          { additionalProperties: false, minProperties: 1 },
        ),
      ],
      {
        title: 'a number of bytes, or a mapping with `min` and `max`',
        description: 'How many bytes the message has.',
      },
    ),
  ),
  all: patterns('Every one of these must hold.'),
  any: patterns('At least one of these must hold.'),
  not: pattern('This must not hold.'),
  unordered: patterns('As many messages as patterns, in any order.'),
  some: shared(
    'some',
    Type.Object(
      {
        'at-least': Type.Optional(
          whole(0, 10_000, { description: 'The least number of messages.', default: 1 }),
        ),
        'at-most': Type.Optional(
          whole(0, 10_000, { description: 'The greatest number of messages.', default: 'no limit' }),
        ),
        of: pattern('What each message is like.'),
        distinct: Type.Optional(valuePath('Messages with the same value here count once.')),
        'out-of': Type.Optional(
          fixedWhole(1, 1000, {
            description: 'How many were sent to a program that answers at random; needs `chance`.',
          }),
        ),
        chance: Type.Optional(
          Type.String({
            pattern: '^[0-9]{1,2}(\\.[0-9]+)?%$',
            title: 'a percentage such as `70%`',
            description:
              'How likely an answer is to each of `out-of`. The counts that are accepted follow from it, so that a right program fails once in a million times at most.',
          }),
        ),
      },
      {
        additionalProperties: false,
        title: 'a mapping with `of`, and `at-least`, `at-most`, or `out-of` and `chance`',
        description: 'Several messages, each like `of`.',
      },
    ),
  ),
});

/** A pattern wherever one stands inside another. */
export const patternDefinition = Type.Union(
  [text(), Type.Object(patternProperties, { additionalProperties: false, minProperties: 1 })],
  { title: 'a text, or a mapping such as `{ json: … }`' },
);

/** Names to places in the message, as `save` keeps them. */
export const save = record(namePattern, valuePath('What is kept.'), {
  title: 'a mapping of names to JSON pointers or XPaths',
  description: 'Keeps parts of the message: `${name}` stands for them from here on.',
});

/** How a `send` is cut into writes. */
export const pieces = Type.Union(
  [
    Type.Literal('every-byte'),
    whole(1, 1_048_576),
    Type.Array(whole(1, 1_048_576), { minItems: 1, maxItems: 10_000 }),
  ],
  {
    title: '`every-byte`, a size, or a list of sizes',
    description: 'How the message is cut: each piece goes out when the program has read the one before.',
    default: 'all at once',
  },
);
