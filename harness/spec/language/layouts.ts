import { Type } from 'typebox';
import { slugPattern } from './name-patterns.ts';
import { shared } from './shared.ts';
import { record, text } from './slots.ts';

/** Names of fields: as programs write them. */
export const fieldPattern = '^[A-Za-z_][A-Za-z0-9_-]*$';

const typePattern =
  '^([ui](8|16be|16le|32be|32le|64be|64le)|f(32|64)(be|le)|(bytes|text)\\[([0-9]{1,5}|[A-Za-z_][A-Za-z0-9_-]*)\\])$';

const field = Type.Union(
  [
    Type.String({ pattern: typePattern }),
    record('^([ui](8|16be|16le|32be|32le|64be|64le)|f(32|64)(be|le)|raw|hex)$', text({ title: 'a value' }), {
      minProperties: 1,
    }),
  ],
  { title: 'a type such as `u16be`, `text[16]`, `bytes[len]`, or a constant such as `{ u16be: 0xCAFE }`' },
);

/** Binary messages, by name. */
export const layouts = record(
  slugPattern,
  record(fieldPattern, field, { minProperties: 1, title: 'a mapping of fields to their types, in order' }),
  {
    title: 'a mapping of names to fields',
    description: 'Binary messages: the fields of each, in the order in which they stand.',
  },
);

/** A binary message in a `send`, an `expect`, or a link. */
export const layoutMessage = (description: string) => ({ ...message, description });

const message = shared(
  'layout-message',
  Type.Union(
    [
      Type.String({ pattern: slugPattern }),
      record(
        slugPattern,
        record(
          fieldPattern,
          Type.Unsafe<unknown>({ title: 'a number, a text, or bytes such as `{ hex: 0a }`' }),
          {
            title: 'a mapping of fields to values',
          },
        ),
        { minProperties: 1 },
      ),
    ],
    { title: 'the name of one of the `messages`, or a mapping such as `{ data: { seq: 5 } }`' },
  ),
);
