import { Type } from 'typebox';
import { tolerances } from '../read-tolerances.ts';
import { frame } from './frames.ts';
import { patternProperties } from './messages.ts';
import { variablePattern } from './name-patterns.ts';
import { record, text, texts, tolerate, within, word } from './slots.ts';
import { forms, optionalWithin, program, someOf } from './verb-forms.ts';

const of = Type.Optional(program('The program that is meant. Not needed where only one was started.'));
const env = record(variablePattern, text(), {
  title: 'a mapping of variables to texts',
  description: 'Environment variables.',
});
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
      frame: Type.Optional(frame),
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
/** The verbs that start, feed, watch and end programs. */
export const programVerbs = {
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
