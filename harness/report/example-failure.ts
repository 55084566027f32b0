import fc from 'fast-check';
import type { Ladder, Row } from './ladder/ladder.ts';
import type { CaseReport, ReasonReport, ShownReport } from './report.ts';
import { showBeginning, showBytes } from './show-bytes.ts';
import type { Failure } from './terminal-failure.ts';
import { withShownText } from './with-shown-text.ts';

const words = (most: number) =>
  fc.oneof(
    fc
      .array(fc.stringMatching(/^[a-z'.]{1,14}$/), { minLength: 1, maxLength: most })
      .map((all) => all.join(' ')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: most * 8 }),
  );
const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,28}[a-z])?$/);
const bytes = fc.uint8Array({ maxLength: 600 }).map((all) => Buffer.from(all));
/** Sometimes nothing. */
export const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });

const field = fc.record({
  name,
  offset: fc.nat(5000),
  bytes: bytes.map(showBeginning),
  number: fc.stringMatching(/^[0-9]{1,20}$/),
  expected: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, words(5)),
});

const shown = fc
  .record({
    sent: optional(bytes.map(showBeginning)),
    expected: fc.oneof(
      words(40).map((text) => ({ words: text })),
      bytes.map((all) => ({ bytes: showBytes(all, 0) })),
    ),
    received: fc.tuple(bytes, optional(fc.nat(600))).map(([all, at]) => showBytes(all, at)),
    fields: optional(fc.array(field, { maxLength: 30 })),
    ending: fc.constantFrom('open', 'fin', 'reset', undefined),
  })
  .map((one) => one as ShownReport);

const place = fc
  .record({ text: words(40), at: fc.nat(), length: fc.integer({ min: 1, max: 80 }) })
  .map(({ text, at, length }) => ({
    ...{ file: 'assignments/echo/assignment.yaml', line: 31, text, length },
    column: 1 + (at % text.length),
  }));

const reason = fc.record({
  code: fc.constant('wrong-answer'),
  message: words(40),
  place: optional(place),
  shown: optional(shown),
  at: optional(fc.nat()),
  proof: optional(fc.record({ afterMs: fc.nat(), words: fc.array(words(20), { maxLength: 12 }) })),
  printed: optional(fc.array(words(25), { maxLength: 12 })),
  findings: fc.array(fc.record({ code: name, message: words(30), hint: words(40) }), { maxLength: 2 }),
});

const program = fc.record({
  name,
  end: fc.constantFrom(
    { state: 'running' },
    { state: 'ended', code: 1 },
    { state: 'ended', signal: 'SIGSEGV' },
  ),
  lines: fc.array(words(25), { maxLength: 10 }),
  leftOut: fc.nat(),
});

/** Any failure that a report can hold, hostile and overlong texts among them. */
export const anyFailure: fc.Arbitrary<Failure> = fc
  .record({
    title: words(15),
    because: optional(words(60)),
    programs: fc.array(program, { maxLength: 4 }),
    repeat: fc.stringMatching(/^wiregrade [a-z /-]{1,220}$/),
    transcript: words(10),
    reason,
    alike: fc.array(name, { maxLength: 30 }),
  })
  .map(({ reason: why, alike, ...one }) => {
    const outcome = { state: 'failed', earned: 0, reason: withShownText(why) as ReasonReport } as const;
    const whole = { id: 'a', checks: [], outcome, ...withShownText(one) } as unknown as CaseReport;
    return { one: whole, outcome, alike: alike.map((id) => ({ ...whole, id })) };
  });

const row: fc.Arbitrary<Row> = fc.oneof(
  fc.record({
    at: fc.nat(9999),
    kind: fc.constant('note' as const),
    of: fc.constant('server'),
    words: words(12),
  }),
  fc.record({
    at: fc.nat(9999),
    ...{
      kind: fc.constant('text' as const),
      of: fc.constant('server'),
      stream: fc.constant('stdout' as const),
    },
    carries: bytes.map((all) => ({ size: all.length, bytes: all })),
  }),
  fc.record({
    at: fc.nat(9999),
    ...{ kind: fc.constant('connect' as const), from: fc.constant('alice'), to: fc.constant('server') },
    ...{ end: fc.constant('alice'), outcome: fc.constant('accepted' as const) },
  }),
  fc.record({
    at: fc.nat(9999),
    ...{ kind: fc.constant('stuck' as const), of: fc.constant('server'), call: fc.constant('recv()') },
  }),
);

/** Any ladder of one of our ends and a program. */
export const anyLadder: fc.Arbitrary<Ladder> = fc.array(row, { maxLength: 40 }).map((rows) => ({
  lifelines: [
    { name: 'alice', kind: 'peer' },
    { name: 'server', kind: 'program' },
  ],
  rows: [...rows, { at: 10_000, kind: 'failed', message: 'lost' }],
}));
