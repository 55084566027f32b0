import { expect, test } from '@jest/globals';
import { gradeInto, outcomes } from './wiregrade.ts';

test.each(['none', 'network', 'full'])(
  'with isolation %s right programs pass and the report says which it was',
  async (isolation) => {
    const { report } = await gradeInto([
      'assignments/echo-server',
      ...['fixtures/languages/python', 'fixtures/languages/node', 'fixtures/languages/c'],
      ...['--isolation', isolation],
    ]);
    expect(report.isolation).toBe(isolation);
    const states = Object.values(outcomes(report)).flatMap((cases) => Object.values(cases));
    expect(new Set(states)).toEqual(new Set(['passed']));
  },
  120_000,
);

test('without isolation hard-wired ports take turns, and clients find our listener', async () => {
  const echo = await gradeInto([
    'assignments/echo-server',
    'fixtures/port-8080',
    '--case',
    'echoes-a-line',
    '--isolation',
    'none',
    '--jobs',
    '8',
    '--report-only',
  ]);
  const boxed = await gradeInto([
    'assignments/echo-server',
    'fixtures/port-8080',
    '--case',
    'echoes-a-line',
    '--jobs',
    '8',
    '--report-only',
  ]);
  expect(outcomes(echo.report)).toEqual(outcomes(boxed.report));
  const client = await gradeInto([
    'assignments/acknowledging-client',
    'reference/acknowledging-client/python',
    '--isolation',
    'none',
  ]);
  expect(client.called.code).toBe(0);
}, 180_000);
