import { expect, test } from '@jest/globals';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { reportOn } from '../example-report.ts';
import { renderCtrf } from './ctrf.ts';
import { hostileReport, mixedReport } from './hostile-report.ts';

const closed = { additionalProperties: false };
const Count = Type.Integer({ minimum: 0 });
const Extra = Type.Object({});

/** What the format’s own schema demands, as far as we write it: it knows no other keys. */
const schema = Type.Object(
  {
    reportFormat: Type.Literal('CTRF'),
    specVersion: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
    timestamp: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$' }),
    generatedBy: Type.String(),
    results: Type.Object(
      {
        tool: Type.Object({ name: Type.String({ minLength: 1 }), version: Type.String() }, closed),
        summary: Type.Object(
          {
            ...{ tests: Count, passed: Count, failed: Count, skipped: Count, pending: Count, other: Count },
            ...{ suites: Count, start: Count, stop: Count, extra: Extra },
          },
          closed,
        ),
        tests: Type.Array(
          Type.Object(
            {
              name: Type.String({ minLength: 1 }),
              status: Type.Enum(['passed', 'failed', 'skipped', 'pending', 'other']),
              duration: Count,
              suite: Type.Array(Type.String(), { minItems: 1 }),
              rawStatus: Type.String(),
              tags: Type.Array(Type.String()),
              message: Type.Optional(Type.String()),
              trace: Type.Optional(Type.String()),
              extra: Extra,
            },
            closed,
          ),
        ),
      },
      closed,
    ),
  },
  closed,
);

function read(text: string): Static<typeof schema> {
  const value: unknown = JSON.parse(text);
  expect([...Value.Errors(schema, value)]).toEqual([]);
  return value as Static<typeof schema>;
}

test('is what the format’s schema allows, whatever is in it', () => {
  for (const report of [mixedReport, hostileReport, reportOn([])]) read(renderCtrf(report));
});

test('counts each state, and what is undecided as other', () => {
  const { summary, tests } = read(renderCtrf(mixedReport)).results;
  expect(summary).toMatchObject({ tests: 7, passed: 2, failed: 3, skipped: 1, pending: 0, other: 1 });
  expect(tests.at(-1)).toMatchObject({ status: 'other', rawStatus: 'undecided', suite: ['alice'] });
});

test('points and reasons stand where a format without points has room', () => {
  const { tests } = read(renderCtrf(mixedReport)).results;
  expect(tests[1]?.extra).toEqual({
    ...{ case: 'fails', points: 2, earned: 1, extraCredit: false, reason: 'wrong-answer' },
  });
});

test('nothing of a hidden case is in it but its points', () => {
  expect(renderCtrf(mixedReport)).not.toMatch(/secret/i);
});
