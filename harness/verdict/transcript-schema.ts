import Type from 'typebox';
import { evidenceSchema } from './evidence-schema.ts';

/*
 * The transcript as it is saved: `transcript.schema.json` is made from these
 * values, which only that test loads.
 */

const closed = { additionalProperties: false };
const Text = Type.String();
const Texts = Type.Array(Text);
const Position = Type.Integer({ minimum: 1 });
const Json = Type.Unknown({ description: 'Any JSON value' });

const Place = Type.Object(
  { line: Position, column: Position, length: Position },
  { ...closed, description: 'Where it stands in the assignment, counted from 1' },
);

const tolerances = ['newline', 'cr', 'nul-padding', 'banner', 'letter-case', 'trailing-space'];

const Act = Type.Object(
  { verb: Type.String({ description: 'What is done or expected, as the language names it' }) },
  { additionalProperties: true, description: 'The step with every short form expanded; times end in Ms' },
);

const Step = Type.Object(
  {
    id: Text,
    place: Place,
    points: Type.Optional(Type.Number({ minimum: 0 })),
    because: Type.Optional(Text),
    act: Act,
  },
  closed,
);

const Case = Type.Object(
  {
    id: Text,
    title: Text,
    place: Place,
    points: Type.Number({ minimum: 0 }),
    extraCredit: Type.Boolean(),
    needs: Texts,
    visibility: Type.Enum(['visible', 'hidden', 'after-due', 'after-published']),
    because: Type.Optional(Text),
    tags: Texts,
    tolerate: Type.Array(Type.Enum(tolerances)),
    leftover: Type.Enum(['note', 'fail']),
    programs: Texts,
    startFirst: Texts,
    players: Type.Optional(
      Type.Record(Text, Type.Enum(['submission', 'reference']), { description: 'Who plays which program' }),
    ),
    link: Type.Optional(
      Type.Object(
        { transport: Type.Enum(['tcp', 'udp']) },
        { additionalProperties: true, description: 'What lies between two ends, with its faults' },
      ),
    ),
    steps: Type.Array(Step),
  },
  closed,
);

const Port = Type.Object(
  {
    number: Type.Integer({ minimum: 1, maximum: 65_535, description: 'The port that the handout names' }),
    given: Type.Enum(['may', 'must']),
  },
  closed,
);

const Program = Type.Object(
  {
    name: Text,
    role: Type.Enum(['server', 'client', 'peer', 'tool']),
    transport: Type.Enum(['tcp', 'udp', 'both']),
    port: Type.Optional(Port),
    args: Texts,
    env: Type.Record(Text, Text),
    stdin: Texts,
    entry: Texts,
  },
  closed,
);

const PlannedCase = Type.Object(
  {
    assignment: Type.Object({ id: Text, title: Text, file: Text }, closed),
    id: Type.String({ description: 'With the values of the row, where the case was made several times' }),
    title: Text,
    row: Type.Record(Text, Json, { description: 'The row of `for` that this is' }),
    case: Case,
    programs: Type.Record(Text, Program),
    seed: Type.Integer({ description: 'Every random choice of the case is drawn from it' }),
  },
  closed,
);

/** What `transcript.schema.json` publishes. */
export const transcriptSchema = Type.Object(
  {
    transcript: Type.Literal(1, { description: 'Version of this format' }),
    wiregrade: Type.String({ description: 'Version of the grader' }),
    case: PlannedCase,
    caseHash: Type.String({
      pattern: '^[0-9a-f]{64}$',
      description: 'SHA-256 of what the case sends and expects; another hash means another case',
    }),
    submission: Text,
    isolation: Type.Enum(['none', 'network', 'full'], {
      description: 'What kept the programs apart: `full` is a network and a sandbox for each case',
    }),
    tools: Type.Record(Text, Text, { description: 'Versions of what took part: node, python3, gcc' }),
    startedAt: Type.String({ format: 'date-time', description: 'ISO 8601, UTC' }),
    events: Type.Array(evidenceSchema, { description: 'In order of time' }),
  },
  {
    ...closed,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A Wiregrade transcript: everything that happened in one case',
  },
);
