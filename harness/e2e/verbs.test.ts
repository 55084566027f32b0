import { expect, test } from '@jest/globals';
import { tooTall } from './one-screen.ts';
import { gradeInto } from './wiregrade.ts';

test('every verb does what it says, and every failure has its own reason', async () => {
  const { report } = await gradeInto(['fixtures/verbs', 'fixtures/verbs/puppet', '--jobs', '4']);
  const came = report.submissions[0]?.cases.map(({ id, outcome }) => [
    id,
    outcome.state === 'passed' ? 'passed' : outcome.reason.code,
  ]);
  const expected = report.submissions[0]?.cases.map(({ id, tags }) => [id, tags[0] ?? 'passed']);
  expect(came).toEqual(expected);
  expect(came?.length).toBeGreaterThan(30);
  expect(tooTall(report)).toEqual([]);
}, 120_000);
