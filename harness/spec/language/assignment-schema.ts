import { Type } from 'typebox';
import { visibilities } from '../read-case.ts';
import { roles } from '../read-programs.ts';
import { tolerances } from '../read-tolerances.ts';
import { frame } from './frames.ts';
import { layouts } from './layouts.ts';
import { link, playersSchema } from './link.ts';
import { patternDefinition } from './messages.ts';
import { namePattern, slugPattern, variablePattern } from './name-patterns.ts';
import { reference, sharedSchemas } from './shared.ts';
import { duration, fileName, fixedWhole, record, slug, text, texts, tolerate, word } from './slots.ts';
import { verbSchemas } from './verbs.ts';

const points = (description: string, standard?: unknown) =>
  Type.Number({
    minimum: 0,
    maximum: 1000,
    title: 'a number from 0 to 1000',
    description,
    ...(standard === undefined ? {} : { default: standard }),
  });
const because = Type.Optional(text({ description: 'One sentence for the student: why this matters.' }));
const truth = (description: string) =>
  Type.Optional(Type.Boolean({ title: '`true` or `false`', description, default: false }));
const words = (title: string, description: string) =>
  Type.Optional(Type.Union([slug(), Type.Array(slug(), { maxItems: 100 })], { title, description }));

/** One step: exactly one verb, and what may stand beside it. */
export const step = Type.Object(
  {
    ...Object.fromEntries(Object.keys(verbSchemas).map((verb) => [verb, Type.Optional(reference(verb))])),
    points: Type.Optional(points('The points of this step alone. The steps’ points add up to the case’s.')),
    because,
  },
  {
    additionalProperties: false,
    oneOf: Object.keys(verbSchemas).map((verb) => ({ required: [verb] })),
    title: 'a step such as `send: "hello\\n"`',
  },
);

const steps = Type.Array(reference('step'), {
  minItems: 1,
  maxItems: 2000,
  title: 'a list of steps',
});

const ways = ['tcp', 'udp'];
const transport = Type.Union([word(ways), Type.Array(word(ways), { minItems: 1, maxItems: 2 })], {
  title: '`tcp`, `udp`, or `[tcp, udp]`',
  description: 'How it talks. `[tcp, udp]`: in both ways, on the same port number.',
  default: 'tcp',
});

/** A program of the assignment. */
export const program = Type.Object(
  {
    role: word(roles, { description: 'What the program does. A `tool` runs, prints and ends.' }),
    transport: Type.Optional(transport),
    port: Type.Optional(
      Type.Union(
        [
          fixedWhole(1, 65_535),
          Type.Object(
            {
              number: fixedWhole(1, 65_535, { description: 'The port that the handout names.' }),
              given: Type.Optional(
                word(['may', 'must'], {
                  description: '`must`: the program has to take the port it is given.',
                  default: 'may',
                }),
              ),
            },
            { additionalProperties: false },
          ),
        ],
        {
          title: 'a port from 1 to 65535, or a mapping with `number` and `given`',
          description: 'The port that the handout names.',
        },
      ),
    ),
    args: Type.Optional(texts({ description: 'Command-line arguments.', default: 'none' })),
    env: Type.Optional(
      record(variablePattern, text(), {
        title: 'a mapping of variables to texts',
        description: 'Environment variables.',
        default: 'none',
      }),
    ),
    stdin: Type.Optional(
      texts({ description: 'Lines typed as the program asks for them, in every case.', default: 'none' }),
    ),
    entry: texts({ description: 'File names that may be this program; the first that exists wins.' }),
  },
  { additionalProperties: false, title: 'a mapping with `role`, `port`, `args`, `entry`' },
);

/** One case of the assignment. */
export const caseSchema = Type.Object(
  {
    id: slug({ description: 'Names the case in reports, in `needs` and on the command line.' }),
    title: text({ description: 'What the student reads: a sentence about the program.' }),
    points: Type.Optional(points('What the case is worth, all or nothing.', 1)),
    'extra-credit': truth('The points are not counted among the possible ones.'),
    needs: words('a list of case identifiers', 'Cases that must pass first; otherwise this one is skipped.'),
    visibility: Type.Optional(
      word(visibilities, { description: 'When a student sees the case.', default: 'visible' }),
    ),
    because,
    tags: words('a list of identifiers', 'Words to select cases by.'),
    tolerate: Type.Optional(tolerate(tolerances, 'the assignment’s')),
    leftover: Type.Optional(
      word(['note', 'fail'], {
        description: 'Whether bytes left unread at the end fail the case.',
        default: 'note',
      }),
    ),
    for: Type.Optional(
      Type.Unsafe<unknown>({
        anyOf: [
          {
            type: 'array',
            items: {
              type: 'object',
              propertyNames: { pattern: namePattern },
              title: 'a row such as `{ size: 1 }`',
            },
            minItems: 1,
            maxItems: 1000,
          },
          {
            type: 'object',
            propertyNames: { pattern: namePattern },
            additionalProperties: { type: 'array', minItems: 1, title: 'a list of values' },
            minProperties: 1,
            maxProperties: 100,
          },
        ],
        title: 'a list of rows, or a mapping of names to lists of values',
        description: 'Makes a case of each row, or of each value; `${name}` stands for it.',
      }),
    ),
    players: Type.Optional(playersSchema),
    link: Type.Optional(link),
    steps: reference('steps', { description: 'What happens, in order.' }),
  },
  { additionalProperties: false, title: 'a case with `id`, `title` and `steps`' },
);

/** The whole file. */
export const assignment = Type.Object(
  {
    wiregrade: Type.Unsafe<number>({ enum: [1], title: '`1`', description: 'The version of the language.' }),
    id: slug({ description: 'Names the assignment in reports.' }),
    title: text({ description: 'What people read.' }),
    handout: Type.Optional(fileName({ description: 'What students are told.' })),
    reference: Type.Optional(
      record(slugPattern, Type.String({ minLength: 1, title: 'a folder' }), {
        title: 'a mapping of languages to folders',
        description: 'Right implementations: a folder for each language.',
      }),
    ),
    mutants: Type.Optional(
      fileName({ description: 'The list of wrong implementations, each with the case that catches it.' }),
    ),
    programs: record(slugPattern, reference('program'), {
      minProperties: 1,
      title: 'a mapping of names to programs',
      description: 'What a submission consists of.',
    }),
    defaults: Type.Optional(
      Type.Object(
        {
          frame: Type.Optional(frame),
          within: Type.Optional(duration({ description: 'How long steps may take.', default: '2s' })),
        },
        {
          additionalProperties: false,
          title: 'a mapping with `frame` and `within`',
          description: 'What holds for every step that says nothing else.',
        },
      ),
    ),
    tolerate: Type.Optional(tolerate(tolerances, 'none')),
    messages: Type.Optional(layouts),
    cases: Type.Array(reference('case'), {
      minItems: 1,
      maxItems: 1000,
      title: 'a list of cases',
      description: 'What is graded.',
    }),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'assignment.schema.json',
    additionalProperties: false,
    title: 'an assignment: a mapping with `wiregrade`, `id`, `title`, `programs`, `cases`',
    $defs: {
      ...sharedSchemas,
      program,
      case: caseSchema,
      steps,
      step,
      pattern: patternDefinition,
      ...verbSchemas,
    },
  },
);
