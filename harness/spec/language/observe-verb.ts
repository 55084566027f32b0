import { Type } from 'typebox';
import { calls } from '../read-observe.ts';
import { duration, text, whole, word } from './slots.ts';
import { optionalWithin, program, someOf } from './verb-forms.ts';

const most = 100_000;
const count = (words: string) => Type.Optional(whole(0, most, { description: words }));

const amount = (what: string) =>
  Type.Optional(
    Type.Union(
      [
        whole(0, most),
        Type.Object(
          {
            'at-least': count('No fewer.'),
            'at-most': count('No more.'),
            'grown-at-most': count('No more than so many above what there were when the program was ready.'),
          },
          { additionalProperties: false, minProperties: 1 },
        ),
      ],
      {
        title: 'a whole number, or a mapping with `at-least`, `at-most` or `grown-at-most`',
        description: what,
      },
    ),
  );

const listening = Type.Object(
  {
    address: Type.Optional(
      text({ description: '`any` for 0.0.0.0 or ::, `loopback` for 127.0.0.1 or ::1, or an address.' }),
    ),
    family: Type.Optional(
      word(['ipv4', 'ipv6'], { description: 'Which addresses. A socket on :: serves both.' }),
    ),
    port: Type.Optional(whole(1, 65_535, { description: 'The port.' })),
    backlog: amount('The backlog that listen() was given.'),
  },
  {
    additionalProperties: false,
    minProperties: 1,
    title: 'a mapping with `address`, `family`, `port` or `backlog`',
    description: 'A TCP socket of the program that listens like this.',
  },
);

const idle = Type.Object(
  {
    for: Type.Optional(duration({ description: 'The length of a measurement.', default: '300ms' })),
    'at-most': Type.Optional(
      Type.String({
        pattern: '^(100|[1-9]?[0-9])%$',
        title: 'a share such as `20%`',
        description: 'How much of one processor may be used, waiting for one included.',
        default: '20%',
      }),
    ),
  },
  {
    additionalProperties: false,
    title: 'a mapping with `for` or `at-most`, or `{}`',
    description: 'The program leaves the processor alone.',
  },
);

const keys = {
  listening: Type.Optional(listening),
  connections: amount(
    'TCP connections of which the program still holds its end, or that it has not accepted yet.',
  ),
  descriptors: amount('Open descriptors of the program and its children.'),
  threads: amount('Threads of the program and its children.'),
  children: amount('Processes below the program that run.'),
  zombies: amount('Processes below the program that have ended and were never waited for.'),
  idle: Type.Optional(idle),
  calls: Type.Optional(
    Type.Array(word(calls), {
      minItems: 1,
      maxItems: 50,
      title: `a list of \`${calls.join('`, `')}\``,
      description:
        'System calls that the program made with success, in this order; others may lie between. `reuse-address` is setsockopt with SO_REUSEADDR. Needs strace.',
    }),
  ),
  closed: Type.Optional(
    Type.Literal('every-connection', {
      title: '`every-connection`',
      description: 'The program has closed every connection that it accepted or made. Needs strace.',
    }),
  ),
};

/** The verb of the kernel's view. */
export const observeVerb = {
  observe: Type.Object(
    {
      of: Type.Optional(program('The program that is meant. Not needed where only one was started.')),
      ...keys,
      within: optionalWithin,
    },
    {
      additionalProperties: false,
      title: 'a mapping with what is to be seen, such as `connections`',
      description: 'Looks at a program from outside, until everything named is as it should be.',
      ...someOf(Object.keys(keys)),
    },
  ),
};
