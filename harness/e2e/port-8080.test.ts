import { expect, test } from '@jest/globals';
import type { Report } from '../report/report.ts';
import { gradeInto, outcomes } from './wiregrade.ts';

const args = ['assignments/echo-server', 'fixtures/port-8080', '--seed', '1', '--report-only'];

test('twenty submissions that all insist on port 8080 get the same verdicts eight at a time as one at a time', async () => {
  const side = await gradeInto([...args, '--jobs', '8']);
  const alone = await gradeInto([...args, '--jobs', '1']);
  expect(Object.keys(outcomes(side.report))).toHaveLength(20);
  expect(states(side.report)).toEqual(states(alone.report));
  expect(side.report.isolation).toBe('full');
}, 300_000);

/** Whether a server that closes too soon is seen with FIN or RST depends on which bytes were under way. */
function states(report: Report): Record<string, string[]> {
  return Object.fromEntries(
    report.submissions.map(({ name, cases }) => [name, cases.map(({ outcome }) => outcome.state)]),
  );
}
