import { Type } from 'typebox';
import { ackMeanings } from '../read-crossed.ts';
import { likeProperties } from './link.ts';
import { reference } from './shared.ts';
import { duration, whole, word } from './slots.ts';
import { optionalWithin, someOf } from './verb-forms.ts';

const most = 1_000_000;
const by = Type.Optional(
  Type.String({
    pattern: '^(/[^/]*)+$',
    title: 'a JSON pointer such as `/seq`',
    description: 'What tells one datagram from another; of a binary message `/field`.',
    default: '/seq',
  }),
);
const value = Type.Unsafe<unknown>({ type: ['number', 'string'], title: 'a number or a text' });
const values = Type.Array(value, { maxItems: 10_000 });
const amount = Type.Object(
  { 'at-least': Type.Optional(whole(0, most)), 'at-most': Type.Optional(whole(0, most)) },
  { additionalProperties: false, minProperties: 1 },
);

const checks = {
  count: Type.Optional(
    Type.Union([whole(0, most), amount], {
      title: 'a whole number, or a mapping with `at-least` and `at-most`',
      description: 'How many datagrams were sent, copies by the link apart.',
    }),
  ),
  outstanding: Type.Optional(
    Type.Object(
      {
        max: whole(1, most, { description: 'No more than so many.' }),
        reaches: Type.Optional(whole(0, most, { description: 'At some time at least so many.', default: 0 })),
        by,
        'acked-by': reference('pattern', {
          description: 'What acknowledges: the name of a binary message, or a pattern.',
        }),
        acks: Type.Optional(
          word(ackMeanings, {
            description:
              'What an acknowledgement of n says: all up to n came, n came, n is the next one wanted.',
            default: 'up-to',
          }),
        ),
      },
      {
        additionalProperties: false,
        title: 'a mapping with `max` and `acked-by`',
        description: 'How many are sent and not acknowledged at any time.',
      },
    ),
  ),
  resent: Type.Optional(
    Type.Union([values, Type.Object({ 'at-least': values }, { additionalProperties: false })], {
      title: 'a list, or a mapping with `at-least`',
      description:
        'Which were sent more than once, in the order of their second copies: these and no others.',
    }),
  ),
  order: Type.Optional({
    ...values,
    title: 'a list',
    description: 'The first copies, in the order in which they were sent.',
  }),
  gaps: Type.Optional(
    Type.Object(
      {
        'at-least': Type.Optional(duration({ description: 'No sooner.' })),
        'at-most': Type.Optional(duration({ description: 'No later.' })),
      },
      {
        additionalProperties: false,
        minProperties: 1,
        title: 'a mapping with `at-least` or `at-most`',
        description: 'The time between one copy of a datagram and its next.',
      },
    ),
  ),
};

const like = Object.fromEntries(
  Object.entries(likeProperties).map(([key, schema]) => [key, Type.Optional(schema)]),
);

/** The verb that judges what passed over a link. */
export const crossedVerb = {
  crossed: Type.Object(
    {
      from: Type.String({
        minLength: 1,
        maxLength: 64,
        title: 'a program of the link, or `ours`',
        description: 'Whose datagrams are judged.',
      }),
      ...like,
      by,
      ...checks,
      within: optionalWithin,
    },
    {
      additionalProperties: false,
      title: 'a mapping with `from` and what is judged, such as `resent`',
      description: 'Judges what was sent over the link: lost and held datagrams count too.',
      ...someOf(Object.keys(checks)),
    },
  ),
};
