import Type, { type Static } from 'typebox';
import { reasons } from '../verdict/reasons.ts';

/*
 * The report: one assignment, any number of submissions; every output format
 * renders it and nothing else. `report.schema.json` is made from these values,
 * which only that test loads: everybody else imports the types.
 */

const closed = { additionalProperties: false };
const Text = Type.String();
const Count = Type.Integer({ minimum: 0 });
const Points = Type.Number({ minimum: 0 });
const Position = Type.Integer({ minimum: 1 });

const Bytes = Type.Object(
  {
    text: Type.String({ description: 'Escaped, without quotes: \\n \\r \\t \\0 \\\\ \\xNN' }),
    size: Type.Integer({ minimum: 0, description: 'Bytes there are, shown or not' }),
    leftOutBefore: Count,
    leftOutAfter: Count,
    caret: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Columns before the first byte that differs' }),
    ),
  },
  closed,
);

const Place = Type.Object(
  {
    file: Text,
    line: Position,
    column: Position,
    length: Position,
    text: Type.String({ description: 'The line itself' }),
  },
  closed,
);

const Field = Type.Object(
  {
    name: Text,
    offset: Type.Integer({ minimum: 0, description: 'Where it begins in the message, in bytes' }),
    bytes: Bytes,
    number: Type.Optional(Type.String({ description: 'The value of a number' })),
    expected: Type.Optional(Type.String({ description: 'What the first wrong field should be' })),
  },
  closed,
);

const Shown = Type.Object(
  {
    sent: Type.Optional(Bytes),
    expected: Type.Union([Type.Object({ bytes: Bytes }, closed), Type.Object({ words: Text }, closed)]),
    received: Type.Optional(Bytes),
    fields: Type.Optional(Type.Array(Field, { description: 'The fields of a binary message' })),
    ending: Type.Optional(Type.Enum(['open', 'fin', 'reset'])),
  },
  closed,
);

const Finding = Type.Object({ code: Text, message: Text, hint: Text }, closed);

const Reason = Type.Object(
  {
    code: Type.Enum([...(Object.keys(reasons) as (keyof typeof reasons)[]), 'withheld'], {
      description: '`withheld`: the case is not shown to students, nor is why it was lost',
    }),
    message: Text,
    place: Type.Optional(Place),
    shown: Type.Optional(Shown),
    at: Type.Optional(
      Type.Number({
        minimum: 0,
        description: 'Milliseconds of the case: when it happened, if before its step',
      }),
    ),
    proof: Type.Optional(
      Type.Object(
        {
          afterMs: Type.Number({ minimum: 0, description: 'Milliseconds since the last sign of life' }),
          words: Type.Array(Text, { description: 'Where each program is blocked, and what it has read' }),
        },
        { ...closed, description: 'Proof that nothing more would have come' },
      ),
    ),
    printed: Type.Optional(Type.Array(Text, { description: 'What a compiler or another tool printed' })),
    findings: Type.Array(Finding),
  },
  closed,
);

const Outcome = Type.Union([
  Type.Object({ state: Type.Literal('passed'), earned: Points }, closed),
  Type.Object(
    { state: Type.Enum(['failed', 'skipped', 'undecided']), earned: Points, reason: Reason },
    closed,
  ),
]);

const Check = Type.Object(
  {
    step: Text,
    line: Position,
    passed: Type.Boolean(),
    wait: Type.Enum(['satisfied', 'impossible', 'stuck', 'exited', 'expired', 'starved', 'interrupted']),
    points: Type.Optional(Points),
    tolerated: Type.Array(Text),
  },
  closed,
);

const ProgramEnd = Type.Union([
  Type.Object({ state: Type.Literal('running') }, closed),
  Type.Object({ state: Type.Literal('ended'), code: Type.Integer() }, closed),
  Type.Object({ state: Type.Literal('ended'), signal: Text }, closed),
]);

const ProgramTail = Type.Object(
  {
    name: Text,
    end: ProgramEnd,
    lines: Type.Array(Text, { description: 'The last lines printed, both streams as they came' }),
    leftOut: Type.Integer({ minimum: 0, description: 'Lines before those' }),
  },
  closed,
);

const CaseReport = Type.Object(
  {
    id: Text,
    title: Text,
    points: Points,
    extraCredit: Type.Boolean(),
    visibility: Type.Enum(['visible', 'hidden', 'after-due', 'after-published']),
    because: Type.Optional(Text),
    tags: Type.Array(Text),
    outcome: Outcome,
    checks: Type.Array(Check),
    programs: Type.Array(ProgramTail),
    tookMs: Type.Optional(
      Type.Number({ minimum: 0, description: 'From its beginning to the last that happened, where it ran' }),
    ),
    repeat: Type.Optional(Type.String({ description: 'The command that runs just this case again' })),
    transcript: Type.Optional(Type.String({ description: 'Path of what was recorded' })),
  },
  closed,
);

const Score = Type.Object({ earned: Points, possible: Points, extra: Points, unsettled: Points }, closed);

const Id = Type.Optional(Text);

const Student = Type.Object(
  {
    name: Text,
    ids: Type.Object(
      { canvas: Id, student: Id, login: Id, email: Id, participant: Id },
      { ...closed, description: 'By what systems know the student' },
    ),
    section: Type.Optional(Text),
  },
  closed,
);

const SubmissionReport = Type.Object(
  {
    name: Text,
    students: Type.Optional(Type.Array(Student, { description: 'Whose it is, where that is known' })),
    late: Type.Optional(Type.Boolean({ description: 'Where the export says so' })),
    score: Score,
    cases: Type.Array(CaseReport),
  },
  closed,
);

/** What `report.schema.json` publishes. */
export const reportSchema = Type.Object(
  {
    report: Type.Literal(1),
    wiregrade: Type.String({ description: 'Version of the grader' }),
    assignment: Type.Object({ id: Text, title: Text, file: Text }, closed),
    isolation: Type.Enum(['none', 'network', 'full']),
    lacks: Type.Array(Text, { description: 'Why the isolation is not the best there is' }),
    seed: Type.Integer(),
    startedAt: Type.String({ description: 'ISO 8601, UTC' }),
    gradeColumn: Type.Optional(
      Type.String({ description: 'What the gradebook that served as roster calls the assignment' }),
    ),
    submissions: Type.Array(SubmissionReport),
  },
  {
    ...closed,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A Wiregrade report',
  },
);

export type Report = Static<typeof reportSchema>;
export type SubmissionReport = Static<typeof SubmissionReport>;
export type CaseReport = Static<typeof CaseReport>;
export type ReasonReport = Static<typeof Reason>;
export type ShownReport = Static<typeof Shown>;
export type PlaceReport = Static<typeof Place>;
export type ProgramTail = Static<typeof ProgramTail>;
export type CaseState = CaseReport['outcome']['state'];
