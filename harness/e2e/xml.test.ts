import { expect, test } from '@jest/globals';
import { tooTall } from './one-screen.ts';
import { gradeInto, outcomes, wiregrade } from './wiregrade.ts';

const servers = ['anna-lind', 'ben-okafor', 'carla-rossi', 'dmitri-volkov'];

test('servers that speak XML, rightly and wrongly, get the verdicts that they deserve, and get them again', async () => {
  const { report, folder } = await gradeInto([
    'fixtures/xml',
    ...servers.map((name) => `fixtures/xml/${name}`),
  ]);
  expect(tooTall(report)).toEqual([]);
  const came = outcomes(report);
  expect(new Set(Object.values(came['anna-lind'] ?? {}))).toEqual(new Set(['passed']));
  expect(came['ben-okafor']).toMatchObject({
    adds: 'failed wrong-answer',
    'greets-Q_A': 'passed',
    form: 'failed schema-mismatch',
    protocol: 'passed',
  });
  expect(came['carla-rossi']).toMatchObject({
    adds: 'failed wrong-answer',
    'greets-Ann': 'passed',
    'greets-Q_A': 'failed not-xml',
    session: 'failed wrong-answer',
  });
  expect(came['dmitri-volkov']).toMatchObject({ adds: 'failed not-xml', 'greets-Ann': 'failed not-xml' });
  const again = await wiregrade(['judge', `${folder}/transcripts/anna-lind`]);
  expect(again.stdout.split('\n').filter((line) => !line.includes(': passed, 1 of 1 point'))).toEqual([]);
}, 120_000);
