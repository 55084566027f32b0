import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { crash, passed, reportOn, submissionOf, verdictOf, wrongAnswer } from './example-report.ts';
import { expectGolden } from './golden.ts';
import { renderJson } from './json.ts';
import { reportSchema } from './report.ts';

const everything = reportOn([
  submissionOf(
    'alice',
    [
      verdictOf('echoes', passed),
      verdictOf(
        'fails',
        { state: 'failed', earned: 1, reason: wrongAnswer },
        { because: 'It is an echo.', extraCredit: true },
      ),
      verdictOf('waits', {
        state: 'undecided',
        earned: 0,
        reason: { code: 'interrupted', message: 'stopped', findings: [] },
      }),
    ],
    crash,
  ),
]);

describe('the published schema', () => {
  test('is the one that the types come from', () => {
    expectGolden('report.schema.json', `${JSON.stringify(reportSchema, null, 2)}\n`);
  });

  const accepts = new Ajv2020({ strict: true }).compile(reportSchema);

  test('accepts what is rendered as JSON', () => {
    accepts(JSON.parse(renderJson(everything)));
    expect(accepts.errors).toBeNull();
  });

  test('refuses a failure without a reason and a key that nobody knows', () => {
    const [submission] = everything.submissions;
    const [one] = submission?.cases ?? [];
    const withCase = (changed: object) => ({
      ...everything,
      submissions: [{ ...submission, cases: [{ ...one, ...changed }] }],
    });
    expect(accepts(withCase({ outcome: { state: 'failed', earned: 0 } }))).toBe(false);
    expect(accepts(withCase({ colour: 'red' }))).toBe(false);
    expect(accepts(withCase({}))).toBe(true);
  });
});
