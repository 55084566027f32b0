import { type TProperties, type TSchema, Type } from 'typebox';
import { tolerances } from '../read-tolerances.ts';
import { frame } from './frames.ts';
import { patternProperties, payloadProperties, pieces, save } from './messages.ts';
import { variablePattern } from './name-patterns.ts';
import { reference } from './shared.ts';
import { duration, name, record, text, texts, tolerate, via, whole, within, word } from './slots.ts';

type Words = { title: string; description: string };

/** A verb with a short form and a long one. */
const forms = (short: TSchema[], long: TProperties, words: Words, rules: object = {}) =>
  Type.Union([...short, Type.Object(long, { additionalProperties: false, ...rules })], words);
const oneOf = (keys: string[]) => ({ oneOf: keys.map((key) => ({ required: [key] })) });
const someOf = (keys: string[]) => ({ anyOf: keys.map((key) => ({ required: [key] })) });

const program = (description: string) =>
  Type.String({ minLength: 1, maxLength: 64, title: 'the name of a program', description });
const of = Type.Optional(program('The program that is meant. Not needed where only one was started.'));
const env = record(variablePattern, text(), {
  title: 'a mapping of variables to texts',
  description: 'Environment variables.',
});
const optionalWithin = Type.Optional(within());
const family = Type.Optional(word(['ipv4', 'ipv6'], { description: 'The address family.', default: 'ipv4' }));
const optionalFrame = Type.Optional(frame);
const steps = reference('steps', { description: 'Steps of their own.' });
const signalNames =
  '(SIG)?(HUP|INT|QUIT|ABRT|KILL|SEGV|PIPE|ALRM|TERM|USR1|USR2|CONT|STOP|TSTP|BUS|FPE|ILL|TRAP)';
const signal = Type.String({
  pattern: `^${signalNames}$`,
  title: 'a signal such as `SIGTERM`',
  description: 'The signal.',
  default: 'SIGTERM',
});
const signalStatus = Type.String({ pattern: `^SIG${signalNames.slice(6)}$` });
const status = Type.Union(
  [
    Type.Unsafe<string>({ enum: ['any', 'success', 'failure'] }),
    Type.Integer({ minimum: 0, maximum: 255 }),
    signalStatus,
  ],
  {
    title: '`success`, `failure`, `any`, an exit code from 0 to 255, or a signal such as `SIGTERM`',
    description:
      '`success` is exit code 0, `failure` any other code; a number is that code, a signal death by it.',
    default: 'any',
  },
);
const output = (which: string) =>
  forms(
    [text()],
    {
      ...patternProperties,
      of,
      frame: optionalFrame,
      until: Type.Optional(
        Type.Literal('exit', {
          title: '`exit`',
          description: 'Judge everything printed until the program has ended.',
          default: 'what is printed so far',
        }),
      ),
      tolerate: Type.Optional(tolerate(tolerances, 'the case’s')),
      within: optionalWithin,
    },
    {
      title: 'a text, or a mapping with a pattern such as `includes`',
      description: `What a program prints on ${which}. The default frame of the wire does not apply here.`,
    },
    someOf(Object.keys(patternProperties)),
  );
const ownEnd = (description: string) =>
  Type.Union([Type.Null(), via, Type.Object({ via: Type.Optional(via) }, { additionalProperties: false })], {
    title: 'nothing, the name of an end, a list of names, or `all but` names',
    description,
  });

const programVerbs = {
  start: forms(
    [program('')],
    {
      program: program('The program to start.'),
      args: Type.Optional(texts({ description: 'Command-line arguments in place of the program’s own.' })),
      env: Type.Optional(env),
      within: Type.Optional(within('10s')),
    },
    {
      title: 'the name of a program, or a mapping with `program`',
      description: 'Starts a program. Servers that no `start` names are started before the first step.',
    },
  ),
  stdin: forms(
    [text()],
    {
      of,
      lines: texts({ description: 'The lines to type.' }),
      when: Type.Optional(
        word(['asked', 'now'], {
          description:
            '`asked`: each line when the program blocks reading its standard input; `now`: at once.',
          default: 'asked',
        }),
      ),
      // biome-ignore lint/suspicious/noThenProperty: the word of the language, never awaited
      then: Type.Optional(
        Type.Literal('end', {
          title: '`end`',
          description: 'End of file after the lines.',
          default: 'standard input stays open',
        }),
      ),
      within: optionalWithin,
    },
    {
      title: 'a line, or a mapping with `lines`',
      description: 'Types lines into a program’s standard input.',
    },
  ),
  stdout: output('standard output'),
  stderr: output('standard error'),
  exit: forms(
    [...status.anyOf],
    { of, status: Type.Optional(status), within: optionalWithin },
    {
      title:
        '`success`, `failure`, `any`, an exit code from 0 to 255, a signal such as `SIGTERM`, or a mapping with `of` and `status`',
      description: 'The program ends by itself, in this way.',
    },
  ),
  signal: forms(
    [signal],
    { of, signal: Type.Optional(signal) },
    {
      title: 'a signal such as `SIGTERM`, or a mapping with `of` and `signal`',
      description: 'Sends a signal to a program.',
    },
  ),
  stop: forms(
    [program('')],
    { of, within: optionalWithin },
    {
      title: 'the name of a program, or a mapping with `of`',
      description: 'Ends a program that is running.',
    },
  ),
  restart: forms(
    [program('')],
    { of, within: Type.Optional(within('10s')) },
    {
      title: 'the name of a program, or a mapping with `of`',
      description: 'Ends a program and starts it once more.',
    },
  ),
};

const endVerbs = {
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
      family,
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
  send: forms(
    [text()],
    {
      ...payloadProperties,
      via: Type.Optional(via),
      frame: optionalFrame,
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
      frame: optionalFrame,
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
    [word(['fin', 'reset', 'either'])],
    {
      via: Type.Optional(via),
      how: Type.Optional(
        word(['fin', 'reset', 'either'], {
          description: 'How the program ends the connection.',
          default: 'either',
        }),
      ),
      within: optionalWithin,
    },
    {
      title: '`fin`, `reset`, `either`, or a mapping with `how`',
      description: 'The program closes its end in this way, with nothing left unread.',
    },
  ),
};

const orderVerbs = {
  quiet: forms(
    [duration()],
    {
      via: Type.Optional(via),
      for: Type.Optional(duration({ description: 'How long nothing may arrive.', default: '300ms' })),
    },
    {
      title: 'a duration such as `300ms`, or a mapping with `for`',
      description: 'Nothing arrives for a while.',
    },
  ),
  together: Type.Array(steps, {
    minItems: 2,
    maxItems: 100,
    title: 'a list of lists of steps',
    description: 'Branches of steps at the same time; the next step waits for all of them.',
  }),
  repeat: Type.Object(
    {
      times: whole(1, 10_000, { description: 'How many rounds.' }),
      as: Type.Optional(name({ description: 'A name for the number of the round, from 1.' })),
      steps,
    },
    {
      additionalProperties: false,
      title: 'a mapping with `times` and `steps`',
      description: 'Steps that are done again and again.',
    },
  ),
};

/** Every verb, by group, as the reference page shows them. */
export const verbGroups = { Programs: programVerbs, Ends: endVerbs, 'Time and order': orderVerbs };

/** Every verb with the schema of its value. */
export const verbSchemas: Record<string, TSchema> = { ...programVerbs, ...endVerbs, ...orderVerbs };
