import { expect, test } from '@jest/globals';
import { tooTall } from './one-screen.ts';
import { gradeInto, outcomes } from './wiregrade.ts';

/** What every case came to, and what its tag says it should. */
async function cameTo(...options: string[]): Promise<{ came: unknown; expected: unknown }> {
  const { report } = await gradeInto(['fixtures/udp', 'fixtures/udp/puppet', '--jobs', '4', ...options]);
  const cases = report.submissions[0]?.cases ?? [];
  expect(tooTall(report)).toEqual([]);
  const expected = cases.map(({ id, tags }) => [id, tags[0] === undefined ? 'passed' : `failed ${tags[0]}`]);
  return { came: outcomes(report).puppet, expected: Object.fromEntries(expected) };
}

test('datagrams and binary messages are what they are said to be, and every failure has its own reason', async () => {
  const { came, expected } = await cameTo();
  expect(came).toEqual(expected);
}, 120_000);

test('what never comes by UDP is proved, what comes late is not', async () => {
  const { report } = await gradeInto([
    'fixtures/udp',
    'fixtures/udp/puppet',
    '--case',
    'nothing',
    '--case',
    'late',
  ]);
  const checks = report.submissions[0]?.cases.map(({ id, checks }) => [id, checks.at(-1)?.wait]);
  expect(Object.fromEntries(checks ?? [])).toEqual({
    nothing: 'stuck',
    'late-late': 'satisfied',
    'late-timer': 'satisfied',
  });
}, 60_000);

test('without a network of its own, datagrams cross all the same', async () => {
  const { came, expected } = await cameTo(
    '--isolation',
    'none',
    '--case',
    'bounds',
    '--case',
    'elsewhere',
    '--case',
    'client',
  );
  expect(came).toEqual(expected);
}, 120_000);
