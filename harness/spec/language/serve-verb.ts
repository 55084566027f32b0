import { Type } from 'typebox';
import { serveDeeds } from '../read-serve.ts';
import { frame } from './frames.ts';
import { likeProperties } from './link.ts';
import { payloadProperties } from './messages.ts';
import { duration, fixedWhole, name, text, whole, word } from './slots.ts';
import { oneOf, program } from './verb-forms.ts';

const closed = { additionalProperties: false };
const like = Object.fromEntries(
  Object.entries(likeProperties).map(([key, schema]) => [key, Type.Optional(schema)]),
);
const number = fixedWhole(1, 1_000_000);

const rule = Type.Object(
  {
    nth: Type.Optional(
      Type.Union([number, Type.Array(number, { minItems: 1, maxItems: 1000 })], {
        title: 'a number, or a list of numbers',
        description: 'Only these messages, counted from 1 over all conversations.',
      }),
    ),
    ...like,
    state: Type.Optional(
      name({ description: 'Only in this state of the conversation, which begins in `start`.' }),
    ),
    do: Type.Optional(word(serveDeeds, { description: 'What is done; `drop` is silence.' })),
    reply: Type.Optional(
      Type.Union(
        [text(), Type.Object(payloadProperties, { ...closed, ...oneOf(Object.keys(payloadProperties)) })],
        {
          title: 'a text, or a mapping with a payload such as `line` or `json`',
          description: 'What is answered.',
        },
      ),
    ),
    delay: Type.Optional(duration({ description: 'So long after the message.', default: 'at once' })),
    from: Type.Optional(
      word(['here', 'elsewhere'], {
        description: 'By UDP, `elsewhere` answers from another port.',
        default: 'here',
      }),
    ),
    becomes: Type.Optional(name({ description: 'The state of the conversation from here on.' })),
  },
  {
    ...closed,
    oneOf: ['do', 'reply'].map((key) => ({ required: [key] })),
    title: 'a rule with `do` or `reply`',
  },
);

/** The verb of peers that answer by rules. */
export const serve = Type.Object(
  {
    as: name({ description: 'What the peer is called; its connections are `as-1`, `as-2` …' }),
    for: Type.Optional(program('The client that will come. Not needed where only one program is a client.')),
    transport: Type.Optional(
      word(['tcp', 'udp'], { description: 'How it talks.', default: 'as the client does' }),
    ),
    port: Type.Optional(whole(1, 65_535, { description: 'Another port than the program’s.' })),
    frame: Type.Optional(frame),
    rules: Type.Array(rule, {
      minItems: 1,
      maxItems: 1000,
      title: 'a list of rules',
      description: 'The first rule that fits a message says what is done; where none fits, nothing is.',
    }),
  },
  {
    ...closed,
    title: 'a mapping with `as` and `rules`',
    description: 'A peer that waits for a client and answers each message by rules, while the steps go on.',
  },
);
