import { Type } from 'typebox';
import { tolerances } from '../read-tolerances.ts';
import { frame } from './frames.ts';
import { patternProperties, payloadProperties, pieces, save } from './messages.ts';
import { serve } from './serve-verb.ts';
import { name, text, tolerate, via, whole, word } from './slots.ts';
import { forms, oneOf, optionalWithin, program, someOf } from './verb-forms.ts';

const family = Type.Optional(word(['ipv4', 'ipv6'], { description: 'The address family.', default: 'ipv4' }));
const familyTowards = Type.Optional(
  word(['ipv4', 'ipv6'], {
    description:
      'The address family; without it that of the address on which the program listens, and `ipv4` where we wait for it.',
  }),
);
const ownEnd = (description: string) =>
  Type.Union([Type.Null(), via, Type.Object({ via: Type.Optional(via) }, { additionalProperties: false })], {
    title: 'nothing, the name of an end, a list of names, or `all but` names',
    description,
  });

/** The verbs of the ends that the harness plays. */
export const endVerbs = {
  connect: forms(
    [name()],
    {
      as: name({ description: 'What the new end is called.' }),
      to: Type.Optional(program('The program to connect to. Not needed where only one is a server.')),
      count: Type.Optional(
        whole(1, 1000, {
          description: 'How many connections: the ends are `as-1`, `as-2` …, and `as` names them all.',
          default: 1,
        }),
      ),
      family: familyTowards,
      outcome: Type.Optional(
        word(['accepted', 'refused', 'pending'], {
          description: 'What is expected of the connection.',
          default: 'accepted',
        }),
      ),
      within: optionalWithin,
    },
    {
      title: 'a name for the new end, or a mapping with `as`',
      description: 'Connects to a program: a new end.',
    },
  ),
  listen: forms(
    [name()],
    {
      as: name({ description: 'What the listener is called.' }),
      for: Type.Optional(
        program(
          'The client that will come: its handout port is listened on. Not needed where only one is a client.',
        ),
      ),
      port: Type.Optional(whole(1, 65_535, { description: 'Another port than the program’s.' })),
      family,
    },
    {
      title: 'a name for the listener, or a mapping with `as`',
      description: 'Listens where a client will connect.',
    },
  ),
  accept: forms(
    [name()],
    {
      as: name({ description: 'What the new end is called.' }),
      on: Type.Optional(name({ description: 'The listener. Not needed where only one listens.' })),
      within: optionalWithin,
    },
    {
      title: 'a name for the new end, or a mapping with `as`',
      description: 'A client’s connection arrives: a new end.',
    },
  ),
  open: forms(
    [name()],
    {
      as: name({ description: 'What the new end is called.' }),
      to: Type.Optional(program('The server to send to. Not needed where only one program is a server.')),
      for: Type.Optional(
        program(
          'The client that will send: our end waits on the port that it is given, and answers whoever sent last.',
        ),
      ),
      port: Type.Optional(whole(1, 65_535, { description: 'With `for`: another port than the program’s.' })),
      family: familyTowards,
    },
    {
      title: 'a name for the new end, or a mapping with `as`',
      description: 'Opens a UDP end. What it sends and expects are datagrams: each is one message.',
    },
  ),
  serve,
  send: forms(
    [text()],
    {
      ...payloadProperties,
      via: Type.Optional(via),
      frame: Type.Optional(frame),
      pieces: Type.Optional(pieces),
      // biome-ignore lint/suspicious/noThenProperty: the word of the language, never awaited
      then: Type.Optional(
        word(['finish', 'close', 'reset'], {
          description: 'What our end does after the last byte.',
          default: 'nothing',
        }),
      ),
      within: optionalWithin,
    },
    {
      title: 'a text, or a mapping with a payload such as `line` or `json`',
      description: 'Sends a message.',
    },
    oneOf(Object.keys(payloadProperties)),
  ),
  expect: forms(
    [text()],
    {
      ...patternProperties,
      via: Type.Optional(via),
      frame: Type.Optional(frame),
      tolerate: Type.Optional(tolerate(tolerances, 'the case’s')),
      save: Type.Optional(save),
      within: optionalWithin,
    },
    {
      title: 'a text, or a mapping with a pattern such as `line` or `json`',
      description:
        'The next message from the program is like this. Bytes that follow it stay for the next `expect`.',
    },
    someOf(Object.keys(patternProperties)),
  ),
  finish: ownEnd('Our end sends no more and still reads: half-close.'),
  close: ownEnd('Closes our end.'),
  reset: ownEnd('Resets our end: the program’s next read or write fails.'),
  closed: forms(
    [word(['fin', 'reset', 'either', 'refused'])],
    {
      via: Type.Optional(via),
      how: Type.Optional(
        word(['fin', 'reset', 'either', 'refused'], {
          description:
            'How the program ends the connection. `refused`, for UDP ends: nobody receives on the port any more.',
          default: 'either',
        }),
      ),
      within: optionalWithin,
    },
    {
      title: '`fin`, `reset`, `either`, `refused`, or a mapping with `how`',
      description: 'The program closes its end in this way, with nothing left unread.',
    },
  ),
};
